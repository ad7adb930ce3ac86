import type { CommandFailure, Recorded, Trouble } from '#shared/ipc/desktop-contract.ts';
import { refused, type Result } from '#shared/result.ts';
import type { Evidence } from '#shared/run/run-events.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

/** Capturing evidence is two steps in one answer: the bytes are safe, then the event says so. */
export function evidenceHandlers(
  services: Services,
): Pick<DesktopHandlers, 'addEvidenceFile' | 'chooseEvidence' | 'addEvidenceText' | 'readEvidence'> {
  const { evidence, shelf, recorder, desktop } = services;

  function add(
    runId: string,
    item: string | null,
    keep: () => Result<Evidence, Trouble>,
  ): Result<Recorded, CommandFailure> {
    if (shelf.get(runId) === null) return trouble({ code: 'NoSuchRun', runId });
    const kept = keep();
    if (!kept.ok) return trouble(kept.error);
    return recorder.record(runId, { type: 'AddEvidence', item, evidence: kept.value });
  }

  return {
    addEvidenceFile: ({ runId, item, ...given }) => add(runId, item, () => evidence.keep(runId, given)),
    chooseEvidence: async ({ runId, item }) => {
      const path = await desktop.chooseFile({ title: 'Add evidence', filters: [] });
      if (path === null) return trouble({ code: 'Cancelled' });
      return add(runId, item, () => evidence.keepFile(runId, path));
    },
    addEvidenceText: ({ runId, item, ...given }) =>
      add(runId, item, () => ({ ok: true, value: evidence.describeText(given) })),
    readEvidence: ({ runId, id }) => {
      const run = shelf.get(runId)?.run;
      if (run === undefined || run.status === 'none') return refused({ code: 'NoSuchRun', runId });
      return evidence.read(run, id);
    },
  };
}

function trouble(what: Trouble): Result<never, CommandFailure> {
  return refused({ kind: 'trouble', trouble: what });
}
