import { useEffect, useMemo, useReducer, useState } from 'react';
import type { Checklist } from '#shared/checklist/checklist.ts';
import type { Comparison } from '#shared/checklist/compare-checklists.ts';
import {
  compareOnce,
  needsComparing,
  rememberComparison,
  type ReadText,
} from '#shared/checklist/compare/compare-once.ts';
import { needsReading, readChecklistOnce, rememberReading } from '#shared/checklist/read-checklist-once.ts';
import { explainReading } from '#shared/ipc/explain-reading.ts';
import { ok } from '#shared/result.ts';
import { desktop } from '../../desktop.ts';

export type Waited<Value> = Wait & {
  /** Null while it is waited for, and where it cannot be had. */
  readonly value: Value | null;
};

export type Wait = {
  readonly isWaiting: boolean;
  /** Why it did not come, in sentences. */
  readonly problem: string | null;
  readonly tryAgain: () => void;
};

/** What a text says. A small one is read here and now, a large one by main, beside this window. */
export function useReading(markdown: string | null): Waited<Checklist> {
  const isWanted = markdown !== null && needsReading(markdown);
  const wait = useWait(isWanted ? markdown : null, async () => {
    if (markdown === null) return null;
    const answer = await desktop.readText({ markdown });
    if (!answer.ok) return explainReading(answer.error);
    rememberReading(markdown, ok(answer.value));
    return null;
  });
  const read = markdown === null || isWanted ? null : readChecklistOnce(markdown);
  return { ...wait, value: read?.ok === true ? read.value : null };
}

/** What changed between two texts that were read; of large ones main works it out. */
export function useComparison(before: ReadText | null, after: ReadText | null): Waited<Comparison> {
  const texts = before === null || after === null ? null : { before: before.markdown, after: after.markdown };
  const isWanted = texts !== null && needsComparing(texts);
  const wait = useWait(isWanted ? `${texts.before}\u0000${texts.after}` : null, async () => {
    if (texts === null) return null;
    const answer = await desktop.compareTexts(texts);
    if (!answer.ok) return explainReading(answer.error);
    const { differences, same } = answer.value;
    rememberComparison(texts, { differences, same: new Map(same) });
    return null;
  });
  const value = useMemo(
    () => (before === null || after === null || isWanted ? null : compareOnce(before, after)),
    // oxlint-disable-next-line react/exhaustive-deps -- by what they are, not by the objects that hold them
    [before?.markdown, before?.checklist, after?.markdown, after?.checklist, isWanted],
  );
  return { ...wait, value };
}

/** Asks once for each `wanted`, and once more when told to; `ask` says why it was in vain, or null. */
function useWait(wanted: string | null, ask: () => Promise<string | null>): Wait {
  const [failed, setFailed] = useState<{ readonly of: string; readonly problem: string } | null>(null);
  const [, look] = useReducer((count: number) => count + 1, 0);
  const problem = failed !== null && failed.of === wanted ? failed.problem : null;
  // Main is outside React. What it answers is remembered where everybody looks.
  useEffect(() => {
    if (wanted === null || problem !== null) return undefined;
    let isCurrent = true;
    void ask().then((found) => {
      if (!isCurrent) return;
      if (found === null) look();
      else setFailed({ of: wanted, problem: found });
    });
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- asked once for what is wanted, not at each drawing
  }, [wanted, problem]);
  return { isWaiting: wanted !== null && problem === null, problem, tryAgain: () => setFailed(null) };
}
