/** Follow-ups are worked from go-live on, also when the run is sealed. */
import { ok, refused } from '../result.ts';
import { followUpGroupsOf } from '../checklist/follow-up-groups-of.ts';
import { followUpState } from '../follow-up/follow-up-state.ts';
import { itemOfEntry } from '../review/lessons.ts';
import { decideAddendum } from './decide-addendum.ts';
import { findPlace, isBlank, refuseShort, type Deciders, type Decision } from './decision.ts';
import type { CommandOf } from './run-commands.ts';
import type { StartedRun } from './run-state.ts';

export const decideFollowUp: Deciders<'MarkFollowUp' | 'EndFollowUp' | 'SignAddendum' | 'WriteLesson'> = {
  MarkFollowUp: decideMark,
  EndFollowUp: decideEnd,
  SignAddendum: decideAddendum,
  WriteLesson: decideLesson,
};

function decideMark(command: CommandOf<'MarkFollowUp'>, run: StartedRun): Decision {
  const { item, round, state, note } = command;
  const found = findPlace(run, item);
  if (!found.ok) return found;
  if (found.value.group.followUp === null) return refused({ code: 'NotFollowUp', item });
  if (run.goLive === null) return refused({ code: 'NotLive' });
  const now = followUpState(run, item, round);
  if (now === null && state === 'open') return refused({ code: 'AlreadyOpen', item });
  if (now !== null && now.state === state) {
    if (state === 'open') return refused({ code: 'AlreadyOpen', item });
    return refused({ code: 'AlreadyMarked', item, state, at: now.stamp.at, by: now.stamp.by });
  }
  const minimum = { failed: 3, deferred: 1, 'not-applicable': 1, done: 0, open: 0 }[state];
  return (
    refuseShort(note, { item, for: state, minimum }) ??
    ok([{ type: 'FollowUpMarked', item, round, state, note: isBlank(note) ? null : note }])
  );
}

function decideEnd({ group, reason }: CommandOf<'EndFollowUp'>, run: StartedRun): Decision {
  if (!followUpGroupsOf(run.checklist).some(({ number }) => number === group)) {
    return refused({ code: 'NoSuchGroup', group });
  }
  if (run.goLive === null) return refused({ code: 'NotLive' });
  return (
    refuseShort(reason, { for: 'end-follow-up', minimum: 1 }) ??
    ok([{ type: 'FollowUpEnded', group, reason }])
  );
}

/** Looking back begins once the record is closed. An empty text takes back what was written; the same changes nothing. */
function decideLesson({ entry, item, text }: CommandOf<'WriteLesson'>, run: StartedRun): Decision {
  if (run.phase !== 'closing' && run.phase !== 'sealed') return refused({ code: 'ReviewNotOpen' });
  if (itemOfEntry(run, entry) !== item) return refused({ code: 'NoSuchReviewEntry' });
  const before = run.lessons.findLast((lesson) => lesson.entry === entry)?.text ?? '';
  return before === text.trim() ? ok([]) : ok([{ type: 'LessonWritten', entry, item, text: text.trim() }]);
}
