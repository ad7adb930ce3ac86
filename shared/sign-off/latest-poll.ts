import { rolesOf } from '../checklist/roles-of.ts';
import type { PollEntry, StartedRun } from '../run/run-state.ts';

/** The newest answer of each role that was asked, in the order of the roles. */
export function latestPoll(run: StartedRun): readonly PollEntry[] {
  return rolesOf(run.checklist).flatMap(({ number }) => {
    const entry = run.poll.findLast((candidate) => candidate.role === number);
    return entry === undefined ? [] : [entry];
  });
}
