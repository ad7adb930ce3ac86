/** What comes after the night: follow-ups, their addenda, what was learned. None of it changes what was sealed. */
import type { EventOf } from './run-events.ts';
import type { Evolvers } from './evolver.ts';
import type { Addendum, Stamp, StartedRun } from './run-state.ts';

export const evolveFollowUps: Evolvers<
  'FollowUpMarked' | 'FollowUpEnded' | 'AddendumSigned' | 'LessonWritten'
> = {
  FollowUpMarked: (run, { item, round, state, note }, { stamp }) => ({
    ...run,
    followUps: [...run.followUps, { item, round, stamp, state, note }],
  }),
  FollowUpEnded: (run, { group, reason }, { stamp }) => ({
    ...run,
    endedFollowUps: [...run.endedFollowUps, { group, stamp, reason }],
  }),
  AddendumSigned: (run, event, { stamp }) => ({ ...run, addenda: withSignature(run, event, stamp) }),
  LessonWritten: (run, { entry, item, text }, { stamp }) => ({
    ...run,
    lessons: [...run.lessons, { entry, item, text, stamp }],
  }),
};

/** The first signature begins an addendum, a later one of the same number joins it. */
function withSignature(run: StartedRun, event: EventOf<'AddendumSigned'>, stamp: Stamp): readonly Addendum[] {
  const { addendum: number, group, period, recalled, reason, sheetSha256, upTo } = event;
  const signature = { stamp, place: event.place, name: event.name, mark: event.mark, digital: event.digital };
  const isBegun = run.addenda.some((known) => known.number === number);
  if (!isBegun) {
    return [
      ...run.addenda,
      { number, group, period, recalled, reason, sheetSha256, upTo, signatures: [signature] },
    ];
  }
  return run.addenda.map((known) =>
    known.number === number ? { ...known, signatures: [...known.signatures, signature] } : known,
  );
}
