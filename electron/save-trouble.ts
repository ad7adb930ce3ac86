/** Whether writing works. While it does not, every window knows, and every look of the watch tries again. */
import type { DesktopTidings } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import type { DataFolder } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { probeWriting } from './ledger/probe-writing.ts';
import { writeCause } from './ledger/trouble-cause.ts';
import type { ShelvedRun } from './open-run.ts';
import type { RunShelf } from './run-shelf.ts';

export type SaveTrouble = {
  readonly begin: (shelved: ShelvedRun, cause: unknown) => Trouble;
  /** Something was written: whatever the trouble was, it is over. */
  readonly end: () => void;
  /** Finds out whether writing works again, without recording anything. Does nothing while there is no trouble. */
  readonly tryAgain: () => void;
};

export function watchSaving(ports: {
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly shelf: RunShelf;
  readonly tell: (tidings: DesktopTidings) => void;
}): SaveTrouble {
  const { files, folder, shelf, tell } = ports;
  let now: { readonly trouble: Trouble; readonly runId: string } | null = null;

  function end(): void {
    if (now === null) return;
    now = null;
    tell({ kind: 'save-trouble', trouble: null });
  }

  return {
    begin: (shelved, cause) => {
      const trouble: Trouble = {
        code: 'NotSaved',
        cause: writeCause(cause),
        // People know the folder they chose, not the run's below it.
        place: folder.root,
        safeUpTo: shelved.events.at(-1)?.at ?? null,
      };
      const isNews = now === null || !isSame(now.trouble, trouble);
      now = { trouble, runId: shelved.runId };
      if (isNews) tell({ kind: 'save-trouble', trouble });
      return trouble;
    },
    end,
    tryAgain: () => {
      if (now === null) return;
      const shelved = shelf.get(now.runId);
      try {
        // A run whose very first write failed is not on the shelf; then the data folder stands for it.
        if (shelved === null) probeWriting(files, folder.root);
        else shelved.file.tryAgain();
      } catch {
        // Still in trouble, and the windows know.
        return;
      }
      end();
    },
  };
}

function isSame(one: Trouble, other: Trouble): boolean {
  return one.code === 'NotSaved' && other.code === 'NotSaved' && one.cause === other.cause;
}
