/**
 * The rule: a heading that begins with a step word and a number is a step of the deployment.
 * "Step 3: Database Updates" yes; "Next steps", "Step by step guide" no.
 */
import { alternatives, wordEnd, wordsFound } from './words.ts';

const stepWords = ['step', 'stage'];

const step = new RegExp(`^(?:${alternatives(stepWords)})\\s*[#№]?\\s*\\d+${wordEnd}`, 'iu');

/** The words that make a heading a step ("Step 3"), or null. */
export function recogniseStep(title: string): string | null {
  return wordsFound(step, title);
}

/** A step's title without its number: "Database Updates". */
export function titleWithoutStep(title: string): string {
  return title.replace(step, '').replace(/^[\s:.)\p{Pd}]+/u, '');
}
