/**
 * The rule: words that make an item depend on the release ask once, early, whether it applies.
 * "(if applicable)", "if needed", "(for major releases)", "Optional: …", "If the schema changed, …" yes;
 * "Check if the server is up" no: there, the "if" belongs to the work.
 */
import { toEnglish } from './languages/to-english.ts';
import { alternatives, wordEnd, wordStart, wordsFound } from './words.ts';

const ifWords = ['if', 'when', 'where', 'as'];
const needWords = [
  'applicable',
  'needed',
  'necessary',
  'required',
  'relevant',
  'appropriate',
  'any',
  'used',
  'enabled',
  'present',
];
const optionalWords = ['optional', 'optionally'];
const forWords = ['major', 'minor', 'patch', 'breaking', 'hotfix', 'large', 'big', 'public', 'stable'];
const ofWords = ['release', 'releases', 'changes', 'versions', 'deployments', 'updates'];

const patterns = [
  new RegExp(`${wordStart}(?:${alternatives(ifWords)})\\s+(?:${alternatives(needWords)})${wordEnd}`, 'iu'),
  new RegExp(
    `${wordStart}(?:only\\s+)?for\\s+(?:${alternatives(forWords)})\\s+(?:${alternatives(ofWords)})(?:\\s+only)?${wordEnd}`,
    'iu',
  ),
  new RegExp(`(?<=[([])(?:only\\s+)?(?:if|when)\\s[^)\\]]+(?=[)\\]])`, 'iu'),
  new RegExp(`(?<=[([])(?:only\\s+)?for\\s[^)\\]]+\\sonly(?=[)\\]])`, 'iu'),
  new RegExp(
    `(?<=[([])(?:${alternatives(optionalWords)})(?=[)\\]])|^(?:${alternatives(optionalWords)})(?=\\s*[:,\\p{Pd}])`,
    'iu',
  ),
  /^if\s[^,:]+(?=[,:]\s)/iu,
];

/** The words that make an item conditional, as written, or null. */
export function recogniseConditional(text: string): string | null {
  const { english, sourceOf } = toEnglish(text);
  for (const pattern of patterns) {
    const found = wordsFound(pattern, english);
    if (found !== null) return sourceOf(found);
  }
  return null;
}
