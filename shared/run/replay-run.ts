import type { RecordedEvent } from '../ledger/recorded-event.ts';
import { evolveRun } from './evolve-run.ts';
import { noRun, type Run } from './run-state.ts';

/** The run its events tell, in the order of the ledger. */
export function replayRun(events: readonly RecordedEvent[]): Run {
  return events.reduce(evolveRun, noRun);
}
