import type { CommandFailure, Recorded } from '#shared/ipc/desktop-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { refused, type Result } from '#shared/result.ts';
import type { Evidence } from '#shared/run/run-events.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

/** What evidence belongs to; a repeating follow-up also tells its round. */
type Where = { readonly item: string | null; readonly round: number | undefined };

/** Capturing evidence is two steps in one answer: the bytes are safe, then the event says so. */
export function evidenceHandlers(
  services: Services,
): Pick<DesktopHandlers, 'addEvidenceFile' | 'chooseEvidence' | 'addEvidenceText' | 'readEvidence'> {
  const { evidence, shelf, recorder, desktop } = services;

  function add(
    runId: string,
    { item, round }: Where,
    keep: () => Result<Evidence, Trouble>,
  ): Result<Recorded, CommandFailure> {
    if (shelf.get(runId) === null) return trouble({ code: 'NoSuchRun', runId });
    const kept = keep();
    if (!kept.ok) return trouble(kept.error);
    return recorder.record(runId, {
      type: 'AddEvidence',
      item,
      evidence: kept.value,
      ...(round !== undefined && { round }),
    });
  }

  return {
    addEvidenceFile: ({ runId, item, round, ...given }) =>
      add(runId, { item, round }, () => evidence.keep(runId, given)),
    chooseEvidence: async ({ runId, item, round }) => {
      const path = await desktop.chooseFile({ title: 'Add evidence', filters: [] });
      if (path === null) return trouble({ code: 'Cancelled' });
      return add(runId, { item, round }, () => evidence.keepFile(runId, path));
    },
    addEvidenceText: ({ runId, item, round, ...given }) =>
      add(runId, { item, round }, () => ({ ok: true, value: evidence.describeText(given) })),
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
