import { ok, refused } from '#shared/result.ts';
import { appOnlyCommands } from '#shared/run/run-commands.ts';
import type { RunChecklist } from '#shared/run/run-checklist.ts';
import { lastUsedBefore } from '../files/last-used.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

/** Runs: made, opened, recorded in. */
export function runHandlers(
  services: Services,
): Pick<DesktopHandlers, 'createRun' | 'openRun' | 'recordCommand'> {
  const { recorder, custodian, checklists, log, shelf } = services;

  /** What is new in it since another run used this checklist, for the sheet; `runId`: the run it is for. */
  function withLastUsed(checklist: RunChecklist, runId: string | null): RunChecklist {
    const runs = shelf.heads().flatMap(({ summary }) => summary ?? []);
    const others = runs.filter((summary) => summary.runId !== runId);
    const lastUsed = lastUsedBefore(checklist, others, checklists.all());
    return lastUsed === null ? checklist : { ...checklist, lastUsed };
  }

  return {
    createRun: (command) => {
      return recorder.createRun({ ...command, checklist: withLastUsed(command.checklist, null) });
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
      if (command.type === 'UpdateChecklist') {
        return recorder.record(runId, { ...command, checklist: withLastUsed(command.checklist, runId) });
      }
      return recorder.record(runId, command);
    },
  };
}
