/**
 * The rule: words of comparison before a number with a unit make a measured value the app can judge.
 * "under 3 seconds", "< 500ms", "at least 99.9%" yes; "WCAG 2.1 AA", "under review", "at least two people" no.
 */
import type { Limit } from '../checklist.ts';
import { toEnglish } from './languages/to-english.ts';
import { alternatives, wordEnd, wordStart } from './words.ts';

type Comparison = Limit['comparison'];

const comparisons: readonly (readonly [Comparison, readonly string[]])[] = [
  ['<', ['under', 'below', 'less than', 'fewer than', 'lower than', 'faster than', 'smaller than']],
  ['<=', ['at most', 'no more than', 'not more than', 'up to', 'maximum of', 'max', 'not exceed*', 'within']],
  ['>', ['over', 'above', 'more than', 'greater than', 'higher than', 'exceed*', 'longer than']],
  ['>=', ['at least', 'no less than', 'not less than', 'minimum of', 'min']],
];
const signs: Readonly<Record<string, Comparison>> = {
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '≤': '<=',
  '≥': '>=',
};
const units = (
  'ms millisecond milliseconds s sec secs second seconds m min mins minute minutes h hr hrs hour hours ' +
  'percent b kb mb gb tb kib mib gib rps qps req/s requests/s errors/min'
).split(' ');

const words = alternatives(comparisons.flatMap(([, list]) => list));
const number = '(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:[.,]\\d+)?)';
const unit = `(?:\\s*(%)|\\s*(${alternatives(units)})${wordEnd})`;
const byWords = new RegExp(`${wordStart}(${words})\\s+(?:of\\s+)?${number}${unit}`, 'iu');
const bySign = new RegExp(`(?<![-=<>])(<=|>=|[<>≤≥])\\s*${number}(?:${unit}|(?![\\p{L}\\p{N}]))`, 'iu');

/** The first limit a text names, in its own words, or null. */
export function recogniseLimit(text: string): Limit | null {
  const { english, sourceOf } = toEnglish(text);
  const found = [bySign.exec(english), byWords.exec(english)]
    .filter((match) => match !== null)
    .sort((a, b) => a.index - b.index)[0];
  if (found === undefined) return null;
  const [whole, sign = '', value = '', percent, named] = found;
  return {
    words: sourceOf(whole.trim()),
    comparison: comparisonOf(sign),
    value: numberOf(value),
    unit: percent ?? named ?? '',
  };
}

/** "1,000" is a thousand, "99,9" has a decimal comma. */
function numberOf(value: string): number {
  return Number(/,\d{1,2}$/.test(value) ? value.replace(',', '.') : value.replaceAll(',', ''));
}

function comparisonOf(written: string): Comparison {
  const sign = signs[written];
  if (sign !== undefined) return sign;
  const found = comparisons.find(([, list]) => new RegExp(`^(?:${alternatives(list)})$`, 'iu').test(written));
  return found?.[0] ?? '<';
}
