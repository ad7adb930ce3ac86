/**
 * The rule: two or more short names with commas, in parentheses, are checked one by one inside the item.
 * "(Chrome, Firefox, Safari, Edge)", "(error rates, stack traces)" yes;
 * "(WCAG 2.1 AA)", "(if needed, by QA)", "(e.g. Redis, Kafka)", "(1,000 users)" no.
 */
import { toEnglish } from './languages/to-english.ts';
import { alternatives, wordEnd } from './words.ts';

/** Words that begin a remark rather than a list. */
const remarkWords = [
  'e.g.',
  'eg',
  'i.e.',
  'ie',
  'if',
  'when',
  'where',
  'unless',
  'see',
  'for',
  'such as',
  'like',
  'ask',
  'note',
  'not',
  'optional',
  'only',
  'or',
  'until',
  'at least',
  'including',
  'via',
  'by',
  'yes',
  'no',
  'in',
  'on',
  'to',
  'at',
];
const restWords = ['etc', 'etc.', 'and so on', 'and others', '…', '...'];

const remark = new RegExp(`^(?:${alternatives(remarkWords)})(?:${wordEnd}|\\s)`, 'iu');
const rest = new RegExp(`^(?:${alternatives(restWords)})$`, 'iu');
const mostWords = 4;

/** The names checked inside an item; empty when it lists none. */
export function recogniseSubChecks(text: string): readonly string[] {
  for (const [, inside = ''] of text.matchAll(/[(（]([^()（）]*)[)）]/gu)) {
    const names = remark.test(toEnglish(inside).english.trim()) ? [] : namesIn(inside);
    if (names.length >= 2) return names;
  }
  return [];
}

function namesIn(inside: string): readonly string[] {
  if (!/,\s|[、，]/u.test(inside)) return [];
  const names = inside
    .split(/,\s+(?:and\s+|or\s+|&\s+)?|[、，]\s*/u)
    .flatMap((name, index, all) => (index === all.length - 1 ? name.split(/\s+(?:and|or|&)\s+/u) : [name]))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !rest.test(name));
  return names.every((name) => name.split(/\s+/).length <= mostWords && /\p{L}/u.test(name)) ? names : [];
}
