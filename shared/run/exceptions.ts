/** Everything an auditor must see first: how items ended that were not plainly done, and what was decided about it. */
import { recallCounts } from './recall-counts.ts';
import { decisionExceptions } from './decision-exceptions.ts';
import { itemExceptions } from './item-exceptions.ts';
import type { ExceptionLine } from './exception-line.ts';
import type { StartedRun } from './run-state.ts';

export { recallCounts };
export type { ExceptionLine } from './exception-line.ts';

/** Every exception of the run, graver kinds first and inside a kind in document order or by time. */
export function exceptions(run: StartedRun, steadyNow: number): readonly ExceptionLine[] {
  return [...itemExceptions(run, steadyNow), ...decisionExceptions(run)];
}
