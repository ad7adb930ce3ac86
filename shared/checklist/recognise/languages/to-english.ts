/**
 * The rule: phrases of other languages are read as their English meaning before anything is recognised; what was
 * recognised is shown in the words of the source.
 * "回滚步骤" is read as "rollback procedure", "weniger als 3 Sekunden" as "less than 3 seconds".
 */
import { wordEnd, wordStart } from '../words.ts';
import { chinese } from './chinese.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { japanese } from './japanese.ts';
import type { Phrases } from './phrases.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

export type Translated = {
  /** The text as the recognisers read it; the source itself where nothing had to be translated. */
  readonly english: string;
  /** The words of the source behind words of `english`. */
  readonly sourceOf: (words: string) => string;
};

type Rule = {
  /** Made at the first text that may hold the phrase: most starts read English alone. */
  readonly pattern: () => RegExp;
  readonly means: string;
  /** The longest part of the phrase that stands in the text as it is, so that most texts need no pattern. */
  readonly sign: string;
  /** The word it begins with; empty where it begins with a number or a sign. */
  readonly word: string;
  /** Its place among the rules: longer phrases first. */
  readonly rank: number;
};
/** Rules by the word their phrase begins with; those that begin with a number or a sign under the empty word. */
type ByWord = ReadonlyMap<string, readonly Rule[]>;
type Segment = { readonly english: string; readonly source: string; readonly isTranslated: boolean };

const number = '(\\d+(?:[.,]\\d+)?)';
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}（）]/u;

const alphabetic = byFirstWord(rulesOf([...german, ...french, ...spanish, ...portuguese]));
const japaneseRules = rulesOf(japanese);
const chineseRules = rulesOf(chinese);

/** Kana tell Japanese from Chinese; a text in neither of their scripts is read by the alphabetic rules. */
export function toEnglish(text: string): Translated {
  const rules = rulesFor(text);
  if (rules.length === 0) return same(text);
  const segments = rules.reduce<readonly Segment[]>(applyRule, [
    { english: text, source: text, isTranslated: false },
  ]);
  if (segments.length === 1 && segments[0]?.isTranslated !== true) return same(text);
  const english = segments.map((segment) => segment.english).join('');
  return { english: english.trim(), sourceOf: (words) => sourceBehind(segments, english, words) };
}

/** The rules whose phrases may stand in the text, in their order. */
function rulesFor(text: string): readonly Rule[] {
  if (!eastAsian.test(text)) {
    const words = new Set(['', ...(text.match(/[\p{L}\p{N}]+/gu) ?? [])]);
    const rules = [...words].flatMap((word) => alphabetic.get(word) ?? []);
    return rules.filter(({ sign }) => text.includes(sign)).sort((one, other) => one.rank - other.rank);
  }
  const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
  const rules = isJapanese ? [...japaneseRules, ...chineseRules] : [...chineseRules, ...japaneseRules];
  return rules.filter(({ sign }) => text.includes(sign));
}

function same(text: string): Translated {
  return { english: text, sourceOf: (words) => words };
}

/** Longer phrases first, so that "Freigabe durch" is never read as "Freigabe". */
function rulesOf(phrases: Phrases): readonly Rule[] {
  return phrases
    .flatMap(([says, means]) => says.split('|').map((phrase) => ({ phrase, means })))
    .sort((a, b) => b.phrase.length - a.phrase.length)
    .map(({ phrase, means }, rank) => {
      const source = phrase.replace(/[.*+?^${}()[\]\\]/g, '\\$&').replaceAll('#', number);
      const word = /^([\p{L}\p{N}]+)(?![\p{L}\p{N}#])/u.exec(phrase)?.[1] ?? '';
      const sign = phrase.split('#').reduce((most, part) => (part.length > most.length ? part : most));
      return eastAsian.test(phrase)
        ? { pattern: madeOnce(source), means: ` ${means} `, sign, word, rank }
        : { pattern: madeOnce(`${wordStart}${source}${wordEnd}`), means, sign, word, rank };
    });
}

function madeOnce(source: string): () => RegExp {
  let made: RegExp | null = null;
  return () => (made ??= new RegExp(source, 'gu'));
}

/** A phrase stands at the beginning of a word, so the word it begins with is one of the text. */
function byFirstWord(rules: readonly Rule[]): ByWord {
  return Map.groupBy(rules, ({ word }) => word);
}

function applyRule(segments: readonly Segment[], { pattern, means }: Rule): readonly Segment[] {
  return segments.flatMap((segment) =>
    segment.isTranslated ? [segment] : cut(segment.source, pattern(), means),
  );
}

function cut(source: string, pattern: RegExp, means: string): readonly Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const match of source.matchAll(pattern)) {
    if (match.index > from) segments.push(untranslated(source.slice(from, match.index)));
    const [words, ...numbers] = match;
    let next = 0;
    const english = means.replaceAll('#', () => numbers[next++] ?? '');
    segments.push({ english, source: words, isTranslated: true });
    from = match.index + words.length;
  }
  return from === 0
    ? [untranslated(source)]
    : [...segments, ...(from < source.length ? [untranslated(source.slice(from))] : [])];
}

function untranslated(source: string): Segment {
  return { english: source, source, isTranslated: false };
}

/** A translated phrase is shown whole: there are no halves of it in the source. */
function sourceBehind(segments: readonly Segment[], english: string, words: string): string {
  const start = english.indexOf(words);
  if (start === -1) return words;
  const end = start + words.length;
  let at = 0;
  let found = '';
  for (const segment of segments) {
    const from = Math.max(0, start - at);
    const to = Math.min(segment.english.length, end - at);
    if (from < to) found += segment.isTranslated ? segment.source : segment.source.slice(from, to);
    at += segment.english.length;
  }
  return found.trim();
}
