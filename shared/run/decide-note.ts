/** Notes and evidence, possible on any item until the record is closed. */
import { ok, refused } from '../result.ts';
import { findPlace, isBlank, refuseClosed, refuseShort, type Deciders, type Decision } from './decision.ts';
import type { CommandOf } from './run-commands.ts';
import type { StartedRun } from './run-state.ts';

export const decideNotes: Deciders<'AddNote' | 'AddEvidence' | 'RemoveEvidence'> = {
  AddNote: ({ item, text }, run) =>
    refuseClosed(run) ??
    refuseUnknown(run, item) ??
    (isBlank(text) ? refused({ code: 'EmptyNote' }) : ok([{ type: 'NoteAdded', item, text }])),
  AddEvidence: decideEvidence,
  RemoveEvidence: decideRemoval,
};

/**
 * A closed record still takes evidence of an approval given elsewhere: it belongs to the signing, which lies outside
 * what is signed.
 */
function decideEvidence({ item, evidence }: CommandOf<'AddEvidence'>, run: StartedRun): Decision {
  const unknown = refuseUnknown(run, item);
  if (unknown !== null) return unknown;
  const isForApproval = item === null || run.places.get(item)?.item.kind === 'role';
  if (run.phase !== 'closing' || !isForApproval) {
    const closed = refuseClosed(run);
    if (closed !== null) return closed;
  }
  return ok([{ type: 'EvidenceAdded', item, evidence }]);
}

function decideRemoval({ id, reason }: CommandOf<'RemoveEvidence'>, run: StartedRun): Decision {
  const closed = refuseClosed(run);
  if (closed !== null) return closed;
  const kept = run.evidence.find(({ evidence, removed }) => evidence.id === id && removed === null);
  if (kept === undefined) return refused({ code: 'NoSuchEvidence', id });
  const item = kept.item === null ? {} : { item: kept.item };
  return (
    refuseShort(reason, { ...item, for: 'evidence', minimum: 1 }) ??
    ok([{ type: 'EvidenceRemoved', id, reason }])
  );
}

function refuseUnknown(run: StartedRun, item: string | null): Decision | null {
  if (item === null) return null;
  const place = findPlace(run, item);
  return place.ok ? null : place;
}
