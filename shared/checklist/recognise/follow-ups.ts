/**
 * The rule: a heading that names days, weeks or months after go-live is a follow-up with a due date.
 * "Week 1 Activities", "Week 2-4", "Monthly", "Day 1", "30 days after" yes; "Week before release" no.
 */
import type { FollowUpPeriod } from '../checklist.ts';
import { alternatives, anyOf, wordEnd, wordStart } from './words.ts';

const daysPerUnit: readonly (readonly [days: number, words: readonly string[]])[] = [
  [1, ['day', 'days']],
  [7, ['week', 'weeks']],
  [30, ['month', 'months']],
];
const everyWords: readonly (readonly [
  days: number,
  repeats: FollowUpPeriod['repeats'],
  words: readonly string[],
])[] = [
  [1, 'once', ['daily']],
  [7, 'once', ['weekly']],
  [30, 'monthly', ['monthly', 'every month', 'each month']],
  [90, 'once', ['quarterly']],
];
const firstWords = ['first', 'within', 'within the first', 'in the first', 'next', 'after'];
const afterWords = ['after', 'post', 'later', 'review', 'follow up'];
const beforeWords = ['before', 'prior', 'pre', 'until', 'ahead'];

export type RecognisedFollowUp = { readonly followUp: FollowUpPeriod; readonly because: string };

const unit = alternatives(daysPerUnit.flatMap(([, words]) => words));
const dash = '\\s*(?:\\p{Pd}|to|through|and|&)\\s*';
const numbered = new RegExp(
  `${wordStart}(${unit})\\s*\\+?\\s*(\\d{1,3})(?:${dash}(?:(?:${unit})\\s*)?(\\d{1,3}))?${wordEnd}`,
  'iu',
);
const first = new RegExp(
  `${wordStart}(?:${alternatives(firstWords)})\\s+(?:(\\d{1,3})\\s*)?(${unit})${wordEnd}`,
  'iu',
);
const after = new RegExp(
  `${wordStart}(\\d{1,3})[\\s\\p{Pd}]*(${unit})\\s+(?:${alternatives(afterWords)})${wordEnd}`,
  'iu',
);
const before = anyOf(beforeWords);

/** The follow-up period a heading names, with the words that name it, or null. */
export function recogniseFollowUp(title: string): RecognisedFollowUp | null {
  if (before.test(title)) return null;
  return readNumbered(title) ?? readAfter(title) ?? readFirst(title) ?? readEvery(title);
}

/** "Week 2-4": from the end of week 1 to the end of week 4. */
function readNumbered(title: string): RecognisedFollowUp | null {
  const found = numbered.exec(title);
  if (found === null) return null;
  const [because, word = '', from = '', to = from] = found;
  const days = daysOf(word);
  const fromDay = Math.max(0, Number(from) - 1) * days;
  return period(because, fromDay, Number(to) * days);
}

function readAfter(title: string): RecognisedFollowUp | null {
  const found = after.exec(title);
  if (found === null) return null;
  const [because, count = '', word = ''] = found;
  return period(because, 0, Number(count) * daysOf(word));
}

function readFirst(title: string): RecognisedFollowUp | null {
  const found = first.exec(title);
  if (found === null) return null;
  const [because, count = '1', word = ''] = found;
  return period(because, 0, Number(count) * daysOf(word));
}

function readEvery(title: string): RecognisedFollowUp | null {
  for (const [days, repeats, words] of everyWords) {
    const found = anyOf(words).exec(title);
    if (found !== null)
      return { followUp: { name: found[0], fromDay: 0, dueDay: days, repeats }, because: found[0] };
  }
  return null;
}

function period(words: string, fromDay: number, dueDay: number): RecognisedFollowUp {
  const because = words.trim();
  return { followUp: { name: because, fromDay, dueDay, repeats: 'once' }, because };
}

function daysOf(word: string): number {
  return daysPerUnit.find(([, words]) => words.includes(word.toLowerCase()))?.[0] ?? 1;
}
