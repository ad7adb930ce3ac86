/** Every repair is an event of its run, recorded once it is known whether another copy had more. */
import type { DataFolder } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { clearPendingRepair, type PendingRepair } from './ledger/pending-repair.ts';
import type { Log } from './log.ts';
import type { Recorder } from './recorder.ts';
import type { ShelvedRun } from './run-shelf.ts';

export type Restored = { readonly finding: string; readonly restored: string };

/** `known` says what was restored; null records what start-up found, if it found anything. */
export function makeRepairRecorder(ports: {
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly recorder: Recorder;
  readonly log: Log;
}): (shelved: ShelvedRun, known: Restored | null) => void {
  return (shelved, known) => {
    const pending = shelved.repair;
    const repair = known ?? (pending === null ? null : notRestored(pending));
    if (repair === null) return;
    shelved.repair = null;
    shelved.isHurt = false;
    shelved.findings = [`${repair.finding} ${repair.restored}`];
    const recorded = ports.recorder.recordOwn(shelved.runId, { type: 'RecordRepair', ...repair });
    // On a disk that takes nothing the note stays, and the next start records it.
    if (!recorded.ok && recorded.error.kind === 'trouble') return;
    // A sealed record takes no more events; then the log has it.
    if (!recorded.ok) ports.log(`repair of ${shelved.runId}: ${repair.finding} ${repair.restored}`);
    shelved.isHurt = known === null && pending?.isDamage === true;
    try {
      clearPendingRepair(ports.files, ports.folder, shelved.runId);
    } catch {
      // The note stays and the same repair is recorded once more at the next start; better twice than never.
      return;
    }
  };
}

function notRestored({ finding, isDamage, keptAs }: PendingRepair): Restored {
  return {
    finding,
    restored: isDamage
      ? `No copy had more. What did not hold is kept as ${keptAs}.`
      : `It was never shown as saved. It is kept as ${keptAs}.`,
  };
}
