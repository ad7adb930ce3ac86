/** A line of paper becomes a mark: read, checked, recorded. */
import { explainRejection } from '#shared/run/explain-rejection.ts';
import { judgeValue } from '#shared/run/measured-value.ts';
import type { CommandOf } from '#shared/run/run-commands.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { parseTimeOfDay } from '#shared/time/instant.ts';
import type { AppState } from '../../stores/app-state.ts';
import { troubleText } from '../../stores/trouble-text.ts';
import { stateWord } from '../run/item-words.ts';

export type PaperState = CommandOf<'MarkItem'>['state'];

export type PaperLine = {
  readonly writtenBy: string;
  /** Evidence id of the photographed page, or null. */
  readonly pageId: string | null;
  readonly item: string;
  readonly state: PaperState;
  readonly time: string;
  /** The measured value or the reason. */
  readonly words: string;
};

/** Who wrote last and on which page: most pages are of one hand. */
export function firstLine(run: StartedRun): PaperLine {
  const last = Object.values(run.items)
    .flatMap(({ marks }) => marks.filter(({ paper }) => paper !== null))
    .toSorted((a, b) => b.stamp.position - a.stamp.position)[0];
  return {
    writtenBy: last?.paper?.writtenBy ?? '',
    pageId: last?.paper?.pageId ?? null,
    item: '',
    state: 'done',
    time: '',
    words: '',
  };
}

/** Records the line; the sentence that says what is missing or why it was refused, or null once it is recorded. */
export async function recordLine(read: () => AppState, line: PaperLine): Promise<string | null> {
  const { run, readWall, offsetMinutes, dispatch, announce } = read();
  if (run.status === 'none') return null;
  const statedAt = parseTimeOfDay(line.time, readWall(), offsetMinutes);
  const command = statedAt === null ? badTime(line) : commandOf(run, line, statedAt);
  if (typeof command === 'string') return command;
  const answer = await dispatch(command);
  if (answer.ok) {
    announce(`${command.item} ${stateWord(line.state)}, transcribed.`);
    return null;
  }
  return answer.error.kind === 'refused'
    ? explainRejection(answer.error.rejection, run)
    : troubleText(answer.error.trouble, offsetMinutes);
}

function badTime({ time }: PaperLine): string {
  return `‘${time}’ is no time. Write it as on the paper, such as 02:10.`;
}

/** The mark, or the sentence that says why the line makes none. */
function commandOf(run: StartedRun, line: PaperLine, statedAt: number): CommandOf<'MarkItem'> | string {
  const number = line.item.trim();
  const item = run.places.get(number)?.item;
  if (item === undefined) return `There is no item ‘${number}’. Type its number as printed, such as 3.2.4.`;
  const words = line.words.trim();
  const limit = line.state === 'done' ? item.limit : null;
  if (limit !== null && judgeValue(limit, words).kind === 'over') {
    return `${words} is over its limit (${limit.words}). Type it in as failed, or mark it in the list with a reason.`;
  }
  return {
    type: 'MarkItem',
    item: number,
    state: line.state,
    reason: limit !== null || words === '' ? null : words,
    value: limit === null ? null : words,
    remindAt: null,
    statedAt,
    outOfOrder: false,
    paper: { writtenBy: line.writtenBy.trim(), pageId: line.pageId },
  };
}
