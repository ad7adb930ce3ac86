import { alternatives } from './words.ts';

/** Units of time as people write them, in seconds. */
const secondsPerUnit: readonly (readonly [seconds: number, words: readonly string[]])[] = [
  [1, ['s', 'sec', 'secs', 'second', 'seconds']],
  [60, ['m', 'min', 'mins', 'minute', 'minutes']],
  [3600, ['h', 'hr', 'hrs', 'hour', 'hours']],
];

/** Matches one unit of time; to be followed by a word end. */
export const timeUnit = alternatives(secondsPerUnit.flatMap(([, words]) => words));

/** Seconds of one unit as written ("min", "Hours"), or null for a word that is no unit of time. */
export function secondsOf(unit: string): number | null {
  const word = unit.toLowerCase();
  return secondsPerUnit.find(([, words]) => words.includes(word))?.[0] ?? null;
}
