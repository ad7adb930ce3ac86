/** How each fact changes a run. It never refuses: the fact already happened. */
import type { RecordedEvent } from '../ledger/recorded-event.ts';
import { clockDoubt } from './clock-doubt.ts';
import { evolveClosing } from './evolve-closing.ts';
import { evolveCreated } from './evolve-created.ts';
import { evolveCustody } from './evolve-custody.ts';
import { evolveDetails } from './evolve-details.ts';
import { evolveFollowUps } from './evolve-follow-up.ts';
import { evolveGates } from './evolve-gates.ts';
import { evolveMarks } from './evolve-marks.ts';
import { evolvePeople } from './evolve-people.ts';
import { evolveRollback } from './evolve-rollback.ts';
import { evolveTriggers } from './evolve-triggers.ts';
import { evolveUpdate } from './evolve-update.ts';
import { stampOf, type Evolvers, type Moment } from './evolver.ts';
import type { EventOf, RunEvent, RunEventType } from './run-events.ts';
import type { Run, StartedRun } from './run-state.ts';

type LaterEvent = Exclude<RunEventType, 'RunCreated'>;

const evolvers: Evolvers<LaterEvent> = {
  ...evolveDetails,
  ...evolveMarks,
  ...evolveGates,
  ...evolveTriggers,
  ...evolveRollback,
  ...evolvePeople,
  ...evolveClosing,
  ...evolveFollowUps,
  ...evolveCustody,
  ...evolveUpdate,
};

/** The run after one more recorded event. Events before the first `RunCreated` and a second one change nothing. */
export function evolveRun(run: Run, recorded: RecordedEvent): Run {
  const { event } = recorded;
  if (run.status === 'none') return event.type === 'RunCreated' ? evolveCreated(event, recorded) : run;
  const shiftMs = shiftAfter(run, event);
  const moment: Moment = { stamp: stampOf(recorded, shiftMs), seal: recorded.seal };
  const changed = event.type === 'RunCreated' ? run : evolveLater(run, event, moment);
  return { ...changed, shiftMs, position: recorded.position, head: recorded.seal, lastAt: recorded.at };
}

type Fold = (run: StartedRun, event: RunEvent, moment: Moment) => StartedRun;

function evolveLater(run: StartedRun, event: EventOf<LaterEvent>, moment: Moment): StartedRun {
  // `as`: the table pairs each type with the function for just that type, which an index by a union cannot express.
  const fold = evolvers[event.type] as Fold;
  return fold(run, event, moment);
}

/** How far the wall clock stands from steady time with this event. */
function shiftAfter(run: StartedRun, event: RunEvent): number {
  const doubt = clockDoubt(run);
  // A clock in doubt that is set right by itself is in doubt all the same: the run stands still until somebody says so.
  if (event.type === 'ClockDisturbed' && event.kind === 'stepped' && doubt === null) {
    return run.shiftMs + event.shiftMs;
  }
  if (event.type !== 'ClockStated' || doubt === null) return run.shiftMs;
  // Steady time goes on from the clock as it was when it could still be trusted.
  return event.clockAt - event.statedAt + doubt.shiftMs;
}
