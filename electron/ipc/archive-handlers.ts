import { join } from 'node:path';
import type { CommandFailure } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { refused, type Result } from '#shared/result.ts';
import { fileNameFrom } from '../files/save-as.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

const archiveFiles = [{ name: 'Runsheet', extensions: ['runsheet'] }] as const;

/** Files that carry runs: written where a person says, looked into, taken in, carried to another laptop. */
export function archiveHandlers(
  services: Services,
): Pick<
  DesktopHandlers,
  'saveEverything' | 'saveRunCopy' | 'openArchive' | 'restoreArchive' | 'handOverRun'
> {
  const { archives, desktop, recorder, register, settings, handOver } = services;

  async function askPath(name: string, title: string): Promise<string | null> {
    const folder = settings.current().backupFolder || desktop.documentsFolder();
    const path = await desktop.chooseSavePath({
      title,
      suggested: join(folder, name),
      filters: archiveFiles,
    });
    return path === null || path.endsWith('.runsheet') ? path : `${path}.runsheet`;
  }

  return {
    saveEverything: async ({ withKeys }) => {
      const words = ['Runsheet', register.installation, 'everything', services.today()];
      const path = await askPath(fileNameFrom(words, 'runsheet'), 'Save everything');
      if (path === null) return refused({ code: 'Cancelled' });
      return archives.save(path, { purpose: 'everything', runId: null, withKeys, handOverId: null });
    },
    saveRunCopy: async ({ runId }) => {
      const name = runFileName(services, runId, 'copy');
      if (name === null) return refused({ code: 'NoSuchRun', runId });
      const path = await askPath(name, 'Save a copy of this run');
      if (path === null) return refused({ code: 'Cancelled' });
      return archives.save(path, { purpose: 'run', runId, withKeys: false, handOverId: null });
    },
    openArchive: async ({ backup }) => {
      const path = await pathToOpen(services, backup);
      return typeof path === 'string' ? archives.open(path) : refused(path);
    },
    restoreArchive: async ({ goOn, ...wanted }) => {
      const restored = await archives.restore(wanted);
      if (restored.ok && goOn !== null) {
        const { installation } = register;
        const taken = recorder.record(goOn, { type: 'TakeOverRun', installation });
        if (taken.ok) desktop.tell({ kind: 'recorded', runId: goOn, recorded: taken.value });
      }
      return restored;
    },
    handOverRun: async ({ runId, to }) => {
      const name = runFileName(services, runId, 'hand-over');
      if (name === null) return trouble({ code: 'NoSuchRun', runId });
      const path = await askPath(name, 'Hand over to another laptop');
      return path === null ? trouble({ code: 'Cancelled' }) : handOver(runId, { to, path });
    },
  };
}

async function pathToOpen({ backups, desktop }: Services, backup: string | null): Promise<string | Trouble> {
  if (backup !== null) {
    return backups.find(backup) ?? { code: 'FileUnreadable', name: backup, cause: 'gone', size: null };
  }
  const title = 'Open a backup or a run from another laptop';
  return (await desktop.chooseFile({ title, filters: archiveFiles })) ?? { code: 'Cancelled' };
}

function runFileName(services: Services, runId: string, what: string): string | null {
  const run = services.shelf.get(runId)?.run;
  if (run?.status !== 'started') return null;
  const { product, release } = run.details;
  return fileNameFrom(['Runsheet', run.runNumber, product, release, what], 'runsheet');
}

function trouble(what: Trouble): Result<never, CommandFailure> {
  return refused({ kind: 'trouble', trouble: what });
}
