import { ok, refused } from '#shared/result.ts';
import { appOnlyCommands } from '#shared/run/run-commands.ts';
import { lastUsedBefore } from '../files/last-used.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

const checklistFiles = [{ name: 'Markdown', extensions: ['md', 'markdown', 'txt'] }] as const;

/** Runs and the checklists they are made from. */
export function runHandlers(
  services: Services,
): Pick<
  DesktopHandlers,
  | 'createRun'
  | 'openRun'
  | 'recordCommand'
  | 'importChecklist'
  | 'chooseChecklist'
  | 'keepChecklist'
  | 'cancelReading'
> {
  const { recorder, custodian, checklists, desktop, log, shelf } = services;
  return {
    createRun: (command) => {
      const runs = shelf.heads().flatMap(({ summary }) => (summary === null ? [] : [summary]));
      const lastUsed = lastUsedBefore(command.checklist, runs, checklists.all());
      return recorder.createRun(
        lastUsed === null ? command : { ...command, checklist: { ...command.checklist, lastUsed } },
      );
    },
    openRun: ({ runId }) => {
      const opened = custodian.openRun(runId);
      const run = shelf.get(runId)?.run;
      if (opened.ok && services.custody().otherCopy !== null)
        return ok({ ...opened.value, readOnly: 'other-copy' });
      const isElsewhere = run?.status === 'started' && run.handedOver !== null;
      if (!opened.ok || opened.value.readOnly !== null || !isElsewhere) return opened;
      return ok({ ...opened.value, readOnly: 'elsewhere' });
    },
    recordCommand: ({ runId, command }) => {
      if (appOnlyCommands.includes(command.type)) {
        log(`ipc: recordCommand refused: ${command.type} is the app’s own`);
        return refused({ kind: 'trouble', trouble: { code: 'BadRequest', channel: 'recordCommand' } });
      }
      return recorder.record(runId, command);
    },
    importChecklist: ({ name, bytes }) => checklists.read(name, bytes),
    chooseChecklist: async () => {
      const path = await desktop.chooseFile({ title: 'Import a checklist', filters: checklistFiles });
      return path === null ? refused({ code: 'Cancelled' }) : checklists.readFile(path);
    },
    keepChecklist: (given) => checklists.keep(given),
    cancelReading: () => {
      checklists.cancel();
      return null;
    },
  };
}
