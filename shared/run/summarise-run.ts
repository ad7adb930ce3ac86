/** A run in a line: what lists show without opening the ledger. */
import { checklistTitle } from '../checklist/checklist-title.ts';
import type { Outcome } from './run-events.ts';
import type { Phase, StartedRun } from './run-state.ts';
import { isSigned, signOffSlots } from '../sign-off/sign-off-slots.ts';
import { nightProgress } from './recall-counts.ts';

export type RunSummary = {
  readonly runId: string;
  readonly runNumber: string;
  readonly product: string;
  readonly release: string;
  readonly environment: string;
  readonly ticket: string;
  readonly checklistName: string;
  /** The file’s name where it has no title. */
  readonly checklistTitle: string;
  readonly checklistSha256: string;
  readonly rehearsal: boolean;
  readonly phase: Phase;
  readonly outcome: Outcome | null;
  readonly plannedAt: number | null;
  readonly createdAt: number;
  /** When the first step began; null before, and where there are no steps. */
  readonly startedAt: number | null;
  readonly liveAt: number | null;
  readonly closedAt: number | null;
  readonly deployedBy: string;
  readonly failed: number;
  readonly deferred: number;
  readonly late: number;
  readonly notApplicable: number;
  readonly overrides: number;
  readonly signed: number;
  readonly slots: number;
  readonly position: number;
  readonly head: string;
  readonly lastAt: number;
};

/** The run in a line, as it stands at a steady instant. */
export function summariseRun(run: StartedRun, steadyNow: number): RunSummary {
  const counts = nightProgress(run, steadyNow);
  const slots = signOffSlots(run.checklist);
  return {
    runId: run.runId,
    runNumber: run.runNumber,
    product: run.details.product,
    release: run.details.release,
    environment: run.details.environment,
    ticket: run.details.ticket,
    checklistName: run.checklistSource.name,
    checklistTitle: checklistTitle(run.checklist, run.checklistSource.name),
    checklistSha256: run.checklistSource.sha256,
    rehearsal: run.rehearsal,
    phase: run.phase,
    outcome: run.outcome,
    plannedAt: run.details.plannedAt,
    createdAt: run.created.at,
    startedAt: firstStart(run),
    liveAt: run.goLive?.liveAt ?? null,
    closedAt: run.closing?.stamp.at ?? null,
    deployedBy: run.people.deployedBy,
    failed: counts.failed,
    deferred: counts.deferred,
    late: counts.late,
    notApplicable: counts.notApplicable,
    overrides: run.gates.filter((passed) => passed.override !== null && !passed.undone).length,
    signed: slots.filter((slot) => isSigned(run, slot)).length,
    slots: slots.length,
    position: run.position,
    head: run.head,
    lastAt: run.lastAt,
  };
}

function firstStart({ steps }: StartedRun): number | null {
  const starts = Object.values(steps).map(({ started }) => started.at);
  return starts.length === 0 ? null : Math.min(...starts);
}
