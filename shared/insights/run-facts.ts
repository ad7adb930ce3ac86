/**
 * What statistics need to know of a run, and nothing else: a page of numbers in place of a thousand events. Instants
 * are wall milliseconds as shown; durations are milliseconds of steady time, negative where a clock made them so, and
 * null where an end is missing. Whoever counts says what it left out.
 */
import { checklistTitle } from '../checklist/checklist-title.ts';
import type { Outcome } from '../run/run-events.ts';
import type { Phase, StartedRun } from '../run/run-state.ts';
import { lessonFacts, type LessonFacts } from '../review/lesson-facts.ts';
import { itemFacts, type ItemFacts } from './item-facts.ts';
import type { Unread } from './left-out.ts';
import { restoreFacts, type RestoreFacts } from './restore-facts.ts';
import { stepFacts, windowFacts, type StepFacts, type WindowFacts } from './work-facts.ts';

export type OverrideFacts = {
  /** "Step 3", "go-live", "signing", or a window's title: the gate as people call it. */
  readonly gate: string;
  readonly by: string;
  readonly reason: string;
  /** How many items were not clear. */
  readonly items: number;
};

export type ApprovalFacts = {
  /** From the approval to go-live; negative when it was given afterwards. Null without a go-live. */
  readonly leadMs: number | null;
};

export type RunFacts = {
  readonly runId: string;
  readonly runNumber: string;
  readonly product: string;
  readonly release: string;
  readonly environment: string;
  /** The checklist's title, else the name of its file: what its versions have in common. */
  readonly checklist: string;
  /** Which version of it. */
  readonly checklistSha256: string;
  readonly rehearsal: boolean;
  /** Its clock was simulated, so its times say nothing. */
  readonly simulatedClock: boolean;
  /** Why it could not be read whole, or null: then its numbers would be of half a run. */
  readonly unread: Unread;
  readonly phase: Phase;
  readonly outcome: Outcome | null;
  readonly createdAt: number;
  readonly liveAt: number | null;
  readonly closedAt: number | null;
  /** From the start of the first step, else from go-live, to the closing of the record. */
  readonly durationMs: number | null;
  /** From the start of the first step to go-live. */
  readonly toLiveMs: number | null;
  readonly steps: readonly StepFacts[];
  readonly windows: readonly WindowFacts[];
  /** Items that were due by a window and are done, late ones included; and the late ones. */
  readonly inWindows: { readonly done: number; readonly late: number };
  /** Only items that did not end plainly done; those not listed did, or were never reached. */
  readonly items: readonly ItemFacts[];
  /** Items of the night's work, by which a share of the checklist is told. */
  readonly itemCount: number;
  readonly overrides: readonly OverrideFacts[];
  readonly approvals: readonly ApprovalFacts[];
  readonly restore: RestoreFacts | null;
  /** What was learned, as it stands. */
  readonly lessons: readonly LessonFacts[];
};

/** The facts of a run as far as it has come. */
export function factsOf(run: StartedRun, unread: Unread = null): RunFacts {
  const { details, checklist, checklistSource } = run;
  const items = itemFacts(run);
  return {
    runId: run.runId,
    runNumber: run.runNumber,
    product: details.product,
    release: details.release,
    environment: details.environment,
    checklist: checklistTitle(checklist, checklistSource.name),
    checklistSha256: checklistSource.sha256,
    rehearsal: run.rehearsal,
    simulatedClock: run.simulatedClock,
    unread,
    phase: run.phase,
    outcome: run.outcome,
    createdAt: run.created.at,
    liveAt: run.goLive?.liveAt ?? null,
    closedAt: run.closing?.stamp.at ?? null,
    ...durations(run),
    steps: stepFacts(run),
    windows: windowFacts(run),
    ...items,
    overrides: overrideFacts(run),
    approvals: approvalFacts(run),
    restore: restoreFacts(run),
    lessons: lessonFacts(run),
  };
}

function durations(run: StartedRun): Pick<RunFacts, 'durationMs' | 'toLiveMs'> {
  const starts = Object.values(run.steps).map(({ started }) => started.steadyAt);
  const first = starts.length === 0 ? null : Math.min(...starts);
  const live = run.goLive?.steadyLiveAt ?? null;
  const closed = run.closing?.stamp.steadyAt ?? null;
  return { durationMs: between(first ?? live, closed), toLiveMs: between(first, live) };
}

function between(from: number | null, to: number | null): number | null {
  return from === null || to === null ? null : to - from;
}

function overrideFacts(run: StartedRun): readonly OverrideFacts[] {
  return run.gates.flatMap(({ gate, override, recalled, undone }) =>
    override === null || undone
      ? []
      : [
          {
            gate: gateTitle(run, gate),
            by: override.name,
            reason: override.reason,
            items: recalled.length,
          },
        ],
  );
}

/** A step by number and title, so that versions of a checklist with other steps are not taken together. */
function gateTitle(run: StartedRun, gate: string): string {
  const group = run.checklist.sections.flatMap(({ groups }) => groups).find(({ number }) => number === gate);
  return group?.title ?? (gate === 'go-live' ? 'Go-live' : gate === 'signing' ? 'Closing the record' : gate);
}

/** The first approval of each slot counts: what was repeated after a change tells nothing of when it was asked for. */
function approvalFacts(run: StartedRun): readonly ApprovalFacts[] {
  const live = run.goLive?.steadyLiveAt ?? null;
  const first = new Map<string, number>();
  for (const { slot, meaning, stamp } of run.signOffs) {
    if (meaning !== 'decline' && !first.has(slot)) first.set(slot, stamp.steadyAt);
  }
  return [...first.values()].map((at) => ({ leadMs: live === null ? null : live - at }));
}
