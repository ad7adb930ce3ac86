import type { Trouble } from '#shared/ipc/trouble.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import { probeWriting } from '../ledger/probe-writing.ts';
import { writeCause } from '../ledger/trouble-cause.ts';
import { markMirror } from '../mirror/mirror-run.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

const folderTitles = {
  record: 'Choose the folder that is offered for sheets',
  backup: 'Choose the folder for backups',
  mirror: 'Choose a second place for every run',
} as const;

/** Second places: folders, and the backups that are made by themselves. */
export function custodyHandlers(
  services: Services,
): Pick<DesktopHandlers, 'readCustody' | 'chooseFolder' | 'backUpNow'> {
  const { backups, desktop, files } = services;

  /** A folder counts once something was written there. */
  function tryFolder(
    path: string,
    what: keyof typeof folderTitles,
  ): Result<{ readonly path: string }, Trouble> {
    try {
      probeWriting(files, path);
      if (what === 'mirror') markMirror(files, path, services.register.installation);
      return ok({ path });
    } catch (cause) {
      return refused({ code: 'FileNotWritten', place: path, cause: writeCause(cause) });
    }
  }

  return {
    readCustody: () => services.custody(),
    chooseFolder: async ({ what }) => {
      const path = await desktop.chooseFolder({ title: folderTitles[what] });
      return path === null ? refused({ code: 'Cancelled' }) : tryFolder(path, what);
    },
    backUpNow: () => backups.backUpNow(),
  };
}
