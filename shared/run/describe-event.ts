/** One line of history for each event, the same on screen and on the sheet. */
import type { RecordedEvent } from '../ledger/recorded-event.ts';
import { describeCustody } from './describe-custody.ts';
import { describeDecision } from './describe-decision.ts';
import { describeMark } from './describe-mark.ts';
import { describePaper } from './describe-paper.ts';
import type { EventOf, RunEvent, RunEventType } from './run-events.ts';
import { runAt } from './run-at.ts';
import type { StartedRun } from './run-state.ts';

/** How some of the events are told; `recorded` is the event with its place and time. */
export type Lines<T extends RunEventType> = {
  readonly [K in T]: (event: EventOf<K>, run: StartedRun, recorded: RecordedEvent) => string;
};

const lines: Lines<RunEventType> = {
  ...describeMark,
  ...describeDecision,
  ...describePaper,
  ...describeCustody,
};

/** "3.1.5 CDN serving static assets: done, 3:10 late". `run` is the run with this event in it, now or later. */
export function describeEvent(recorded: RecordedEvent, run: StartedRun): string {
  // `as`: the table pairs each type with the function for just that type, which an index by a union cannot express.
  const tell = lines[recorded.event.type] as (e: RunEvent, r: StartedRun, f: RecordedEvent) => string;
  return tell(recorded.event, runAt(run, recorded.position), recorded);
}
