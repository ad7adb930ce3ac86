/** Every repair is an event of its run, recorded once it is known whether another copy had more. */
import type { DataFolder } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { clearPendingRepair, type PendingRepair } from './ledger/pending-repair.ts';
import type { Log } from './log.ts';
import type { ShelvedRun } from './open-run.ts';
import type { Recorder } from './recorder.ts';
import type { RunShelf } from './run-shelf.ts';

/** Records what was found in a run and what came of it, if anything was found. */
export function makeRepairRecorder(ports: {
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly shelf: RunShelf;
  readonly recorder: Recorder;
  readonly log: Log;
}): (shelved: ShelvedRun) => void {
  return (shelved) => {
    const pending = shelved.repair;
    if (pending === null) return;
    const { finding } = pending;
    const outcome = outcomeOf(pending, shelved);
    const sentence = `${finding} ${outcome.restored}`;
    Object.assign(shelved, { repair: null, isHurt: false, findings: [sentence] });
    if (!isRecorded(shelved, finding)) {
      const repair = { finding, restored: outcome.restored };
      const recorded = ports.recorder.recordOwn(shelved.runId, { type: 'RecordRepair', ...repair });
      // On a disk that takes nothing the note stays, and the next start records it.
      if (!recorded.ok && recorded.error.kind === 'trouble') return;
      // A sealed record takes no more events; then the log has it.
      if (!recorded.ok) ports.log(`repair of ${shelved.runId}: ${sentence}`);
      shelved.isHurt = outcome.isLost;
    }
    ports.shelf.changed(shelved);
    ports.shelf.keepHeads();
    try {
      clearPendingRepair(ports.files, ports.folder, shelved.runId);
    } catch {
      // The note stays; the next start sees that it was recorded.
      return;
    }
  };
}

/** The app ended after it recorded the repair and before its note was gone. */
function isRecorded({ events }: ShelvedRun, finding: string): boolean {
  const last = events.at(-1)?.event;
  return last?.type === 'StoreRepaired' && last.finding === finding;
}

/** `isLost`: something that had been saved is not there. */
function outcomeOf(
  pending: PendingRepair,
  { events, end }: ShelvedRun,
): { readonly restored: string; readonly isLost: boolean } {
  const { keptAs, isDamage, saved, restored } = pending;
  const missing = saved === null || saved <= end.position ? '' : missingSentence(end.position, saved);
  if (restored !== null && events[restored.position - 1]?.seal === restored.head) {
    const sentence = `${eventsFromTo(restored.from, restored.position)} written back from ${restored.copies}.`;
    return { restored: `${sentence}${missing}`, isLost: missing !== '' };
  }
  const kept = keptAs === null ? '' : ` What did not hold is kept as ${keptAs}.`;
  if (isDamage) return { restored: `No copy had more.${missing}${kept}`, isLost: true };
  return { restored: `It was never shown as saved. It is kept as ${keptAs}.`, isLost: false };
}

function missingSentence(had: number, saved: number): string {
  return ` ${eventsFromTo(had + 1, saved)} ${saved === had + 1 ? 'is' : 'are'} missing.`;
}

function eventsFromTo(from: number, to: number): string {
  return from === to ? `Event ${from}` : `Events ${from} to ${to}`;
}
