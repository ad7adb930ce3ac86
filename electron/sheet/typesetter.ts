import type { SheetText } from '#shared/sheet/sheet-document.ts';
import { visualOrder } from './bidi.ts';
import { placeText, reshape, type Placed } from './place-text.ts';
import type { FontPlan, TextStyle } from './plan-fonts.ts';
import type { TextGlyph } from './plan-shaping.ts';
import { splitLetters } from './shaped-words.ts';

/** Neighbouring characters of one font, style and direction; width in points. Runs come in reading order. */
export type Run = {
  readonly font: string;
  readonly style: TextStyle;
  readonly text: string;
  readonly width: number;
  /** Set when the line has text from right to left: the run's distance from the line's left. */
  readonly left?: number;
  /** Set when the text is drawn as these glyphs. */
  readonly glyphs?: readonly TextGlyph[];
};
export type Line = { readonly runs: readonly Run[]; readonly width: number };

export type Setting = {
  /** Font size in points. */
  readonly size: number;
  /** Longest line in points. */
  readonly width: number;
  /** Style of the parts that name none. */
  readonly style: TextStyle;
};

export type Typesetter = {
  readonly lines: (text: SheetText, setting: Setting) => readonly Line[];
  /** At most `count` lines, the last one ending in … when there were more. */
  readonly clampedLines: (text: SheetText, setting: Setting, count: number) => readonly Line[];
};

export function makeTypesetter(plan: FontPlan): Typesetter {
  const lines = (text: SheetText, setting: Setting): readonly Line[] =>
    placeText(text, setting.style, plan).flatMap((part) =>
      breakLines(part, setting, plan).map((line) => toLine(line, setting.size)),
    );
  return {
    lines,
    clampedLines: (text, setting, count) => {
      const all = lines(text, setting);
      if (all.length <= count) return all;
      const kept = placeText(text, setting.style, plan).flatMap((part) => breakLines(part, setting, plan));
      const last = shorten(kept[count - 1] ?? [], setting, plan);
      return [...all.slice(0, count - 1), toLine(last, setting.size)];
    },
  };
}

/** Greedy: words stay whole unless one is longer than a line. */
function breakLines(characters: readonly Placed[], setting: Setting, plan: FontPlan): Placed[][] {
  const lines: Placed[][] = [];
  let line: Placed[] = [];
  for (const word of splitWords(characters)) {
    if (line.length > 0 && widthOf(trimEnd([...line, ...word]), setting.size) > setting.width) {
      lines.push(trimEnd(line));
      line = [];
    }
    if (line.length > 0 || widthOf(trimEnd(word), setting.size) <= setting.width) {
      line.push(...word);
      continue;
    }
    const pieces = cutWord(
      word.flatMap((part) => cutShaped(part, setting, plan)),
      setting,
    );
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? [];
  }
  lines.push(trimEnd(line));
  return lines;
}

const ideograph = /[\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]/;
/** Punctuation that may not begin a line. */
const closing = /[、。，．：；？！）」』】〉》〕ーっゃゅょッャュョ]/;

/**
 * A word keeps the spaces behind it; ideographs are words of their own. A hyphen or slash before a letter may end
 * a line, one before a digit not: dates, versions and tickets stay whole.
 */
function splitWords(characters: readonly Placed[]): Placed[][] {
  const words: Placed[][] = [];
  let before: Placed | null = null;
  for (const character of characters) {
    const opens =
      before === null || startsWord(character.source, before.source) || character.shaped?.mayBreakBefore;
    if (opens) words.push([]);
    words.at(-1)?.push(character);
    before = character;
  }
  return words;
}

function startsWord(character: string, before: string): boolean {
  if (character === ' ' || closing.test(character)) return false;
  if (before === ' ' || ideograph.test(character) || ideograph.test(before)) return true;
  return (before === '-' || before === '/') && /\p{L}/u.test(character);
}

function cutWord(word: readonly Placed[], setting: Setting): Placed[][] {
  const pieces: Placed[][] = [[]];
  let width = 0;
  for (const character of word) {
    const advance = character.advance * setting.size;
    if (width + advance > setting.width && width > 0) {
      pieces.push([]);
      width = 0;
    }
    pieces.at(-1)?.push(character);
    width += advance;
  }
  return pieces;
}

/** A shaped word that is wider than a line, in pieces that are not. */
function cutShaped(word: Placed, setting: Setting, plan: FontPlan): readonly Placed[] {
  if (word.shaped === null || word.advance * setting.size <= setting.width) return [word];
  const pieces: Placed[] = [];
  for (const letter of splitLetters(word.source)) {
    const last = pieces.at(-1);
    const longer = reshape(word, (last?.source ?? '') + letter, plan);
    const fits = longer.advance * setting.size <= setting.width;
    if (last && fits) pieces[pieces.length - 1] = longer;
    else pieces.push(reshape(word, letter, plan));
  }
  return pieces;
}

function shorten(line: readonly Placed[], setting: Setting, plan: FontPlan): Placed[] {
  const ending = placeText('…', setting.style, plan).flat();
  const room = setting.width - widthOf(ending, setting.size);
  let kept = [...line];
  while (kept.length > 0 && widthOf(kept, setting.size) > room) kept = withoutLast(kept, plan);
  return [...trimEnd(kept), ...ending];
}

function withoutLast(line: readonly Placed[], plan: FontPlan): Placed[] {
  const last = line.at(-1);
  const letters = last?.shaped ? splitLetters(last.source) : [];
  if (!last || letters.length < 2) return line.slice(0, -1);
  return [...line.slice(0, -1), reshape(last, letters.slice(0, -1).join(''), plan)];
}

function trimEnd(characters: readonly Placed[]): Placed[] {
  const last = characters.findLastIndex((character) => character.source !== ' ');
  return characters.slice(0, last + 1);
}

function widthOf(characters: readonly Placed[], size: number): number {
  return characters.reduce((sum, character) => sum + character.advance, 0) * size;
}

type OpenRun = { -readonly [Key in keyof Run]: Run[Key] };

function toLine(characters: readonly Placed[], size: number): Line {
  const runs: OpenRun[] = [];
  const levels: number[] = [];
  for (const { font, style, character, advance, level, shaped } of characters) {
    const run = runs.at(-1);
    const goesOn = run?.font === font && run.style === style && !run.glyphs && shaped === null;
    if (run && goesOn && level % 2 === 0 && level === levels.at(-1)) {
      run.text += character;
      run.width += advance * size;
    } else {
      const glyphs = shaped === null ? {} : { glyphs: shaped.glyphs };
      runs.push({ font, style, text: character, width: advance * size, ...glyphs });
      levels.push(level);
    }
  }
  if (levels.some((level) => level > 0)) placeFromLeft(runs, levels);
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
}

function placeFromLeft(runs: readonly OpenRun[], levels: readonly number[]): void {
  let left = 0;
  for (const index of visualOrder(levels)) {
    const run = runs[index];
    if (!run) continue;
    run.left = left;
    left += run.width;
  }
}
