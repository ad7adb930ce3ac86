import type { FollowUpRound, StartedRun } from '../run/run-state.ts';

/** The newest answer of one round of a follow-up, or null while nobody has given one. */
export function followUpState(run: StartedRun, item: string, round: number): FollowUpRound | null {
  return run.followUps.findLast((answer) => answer.item === item && answer.round === round) ?? null;
}
