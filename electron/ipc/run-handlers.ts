import { ok, refused } from '#shared/result.ts';
import { appOnlyCommands } from '#shared/run/run-commands.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

const checklistFiles = [{ name: 'Markdown', extensions: ['md', 'markdown', 'txt'] }] as const;

/** Runs and the checklists they are made from. */
export function runHandlers(
  services: Services,
): Pick<
  DesktopHandlers,
  'createRun' | 'openRun' | 'recordCommand' | 'importChecklist' | 'chooseChecklist' | 'keepChecklist'
> {
  const { recorder, custodian, checklists, desktop, log, shelf } = services;
  return {
    createRun: (command) => recorder.createRun(command),
    openRun: ({ runId }) => {
      const opened = custodian.openRun(runId);
      const run = shelf.get(runId)?.run;
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
    keepChecklist: ({ name, markdown }) => checklists.keep(name, markdown),
  };
}
