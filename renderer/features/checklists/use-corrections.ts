import { useMemo, useState } from 'react';
import type { Checklist } from '#shared/checklist/checklist.ts';
import { anchorsOf, type Target } from '#shared/checklist/corrections/anchors.ts';
import { applyCorrections } from '#shared/checklist/corrections/apply-corrections.ts';
import type { Anchor, Correction } from '#shared/checklist/corrections/correction.ts';

export type Correcting = {
  /** As it is now understood. */
  readonly checklist: Checklist;
  readonly corrections: readonly Correction[];
  readonly corrected: ReadonlySet<Target>;
  /** Brought from an earlier version, and without a place in this one. */
  readonly lost: readonly Correction[];
  readonly anchorOf: (target: Target) => Anchor | null;
  readonly add: (correction: Correction) => void;
  readonly takeBack: (correction: Correction) => void;
};

/** The corrections of a checklist while somebody makes them; the reading follows at once. */
/** `document`: while it stays the same, an edited text keeps the corrections made meanwhile. */
export function useCorrections(
  base: Checklist | null,
  brought: readonly Correction[],
  document: string,
): Correcting | null {
  const [state, setState] = useState({ base, document, corrections: brought });
  if (state.base !== base) {
    const isEdited = state.document === document && state.base !== null;
    setState({ base, document, corrections: isEdited ? state.corrections : brought });
  }
  const { corrections } = state;
  const applied = useMemo(
    () => (base === null ? null : applyCorrections(base, corrections)),
    [base, corrections],
  );
  const anchors = useMemo(() => (base === null ? new Map<Target, Anchor>() : anchorsOf(base)), [base]);
  if (base === null || applied === null) return null;
  const set = (next: readonly Correction[]): void => setState({ base, document, corrections: next });
  return {
    checklist: applied.checklist,
    corrections: applied.applied.map(({ correction }) => correction),
    corrected: new Set(applied.applied.map(({ target }) => target)),
    lost: applied.unapplied,
    anchorOf: (target) => anchors.get(target) ?? null,
    add: (correction) => set([...corrections.filter((other) => !isOfTheSame(other, correction)), correction]),
    takeBack: (correction) => set(corrections.filter((other) => other !== correction)),
  };
}

function isOfTheSame(one: Correction, other: Correction): boolean {
  return one.sets === other.sets && JSON.stringify(one.at) === JSON.stringify(other.at);
}
