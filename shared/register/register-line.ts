import type { RunSummary } from '../run/summarise-run.ts';
import type { RegisterLine } from './register-query.ts';

/** No more of a summary than a line of the register shows. */
export function lineOf(summary: RunSummary): RegisterLine {
  return {
    runId: summary.runId,
    runNumber: summary.runNumber,
    product: summary.product,
    release: summary.release,
    environment: summary.environment,
    rehearsal: summary.rehearsal,
    phase: summary.phase,
    outcome: summary.outcome,
    createdAt: summary.createdAt,
    startedAt: summary.startedAt,
    liveAt: summary.liveAt,
    closedAt: summary.closedAt,
    deployedBy: summary.deployedBy,
    failed: summary.failed,
    late: summary.late,
    notApplicable: summary.notApplicable,
    signed: summary.signed,
    slots: summary.slots,
  };
}
