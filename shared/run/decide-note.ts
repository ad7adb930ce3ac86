/** Notes and evidence, possible on any item until the record is closed, and on follow-ups from go-live on. */
import { ok, refused } from '../result.ts';
import { findPlace, isBlank, refuseClosed, refuseShort, type Deciders, type Decision } from './decision.ts';
import type { CommandOf } from './run-commands.ts';
import type { StartedRun } from './run-state.ts';

export const decideNotes: Deciders<'AddNote' | 'AddEvidence' | 'RemoveEvidence'> = {
  AddNote: ({ item, text, round }, run) =>
    refuseUnknown(run, item) ??
    refuseFixed(run, item) ??
    (isBlank(text)
      ? refused({ code: 'EmptyNote' })
      : ok([{ type: 'NoteAdded', item, text, ...(round !== undefined && { round }) }])),
  AddEvidence: decideEvidence,
  RemoveEvidence: decideRemoval,
};

/**
 * A closed record still takes evidence of an approval given elsewhere: it belongs to the signing, which lies outside
 * what is signed.
 */
function decideEvidence({ item, evidence, round }: CommandOf<'AddEvidence'>, run: StartedRun): Decision {
  const unknown = refuseUnknown(run, item);
  if (unknown !== null) return unknown;
  const isForApproval = item === null || run.places.get(item)?.item.kind === 'role';
  if (run.phase !== 'closing' || !isForApproval) {
    const fixed = refuseFixed(run, item);
    if (fixed !== null) return fixed;
  }
  return ok([{ type: 'EvidenceAdded', item, evidence, ...(round !== undefined && { round }) }]);
}

function decideRemoval({ id, reason }: CommandOf<'RemoveEvidence'>, run: StartedRun): Decision {
  const kept = run.evidence.find(({ evidence, removed }) => evidence.id === id && removed === null);
  const fixed = refuseFixed(run, kept?.item ?? null);
  if (fixed !== null) return fixed;
  if (kept === undefined) return refused({ code: 'NoSuchEvidence', id });
  const item = kept.item === null ? {} : { item: kept.item };
  return (
    refuseShort(reason, { ...item, for: 'evidence', minimum: 1 }) ??
    ok([{ type: 'EvidenceRemoved', id, reason }])
  );
}

/** A closed record is read only; what belongs to a follow-up of a live release goes into its addendum. */
function refuseFixed(run: StartedRun, item: string | null): Decision | null {
  const group = item === null ? undefined : run.places.get(item)?.group;
  const isFollowUp = group !== undefined && group.followUp !== null && run.goLive !== null;
  return isFollowUp ? null : refuseClosed(run);
}

function refuseUnknown(run: StartedRun, item: string | null): Decision | null {
  if (item === null) return null;
  const place = findPlace(run, item);
  return place.ok ? null : place;
}
