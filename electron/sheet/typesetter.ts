import type { SheetText } from '#shared/sheet/sheet-document.ts';
import { cleanText } from './clean-text.ts';
import type { FontPlan, PlacedCharacter, TextStyle } from './plan-fonts.ts';

/** Neighbouring characters of one font and style; width in points. */
export type Run = {
  readonly font: string;
  readonly style: TextStyle;
  readonly text: string;
  readonly width: number;
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

type Placed = PlacedCharacter & { readonly style: TextStyle; readonly source: string };

export function makeTypesetter(plan: FontPlan): Typesetter {
  const lines = (text: SheetText, setting: Setting): readonly Line[] =>
    splitAtLineFeeds(placeText(text, setting.style, plan)).flatMap((part) =>
      breakLines(part, setting).map((line) => toLine(line, setting.size)),
    );
  return {
    lines,
    clampedLines: (text, setting, count) => {
      const all = lines(text, setting);
      if (all.length <= count) return all;
      const kept = splitAtLineFeeds(placeText(text, setting.style, plan)).flatMap((part) =>
        breakLines(part, setting),
      );
      const last = shorten(kept[count - 1] ?? [], setting, placeText('…', setting.style, plan));
      return [...all.slice(0, count - 1), toLine(last, setting.size)];
    },
  };
}

function placeText(text: SheetText, style: TextStyle, plan: FontPlan): Placed[] {
  const spans = typeof text === 'string' ? [{ text, style }] : text;
  return spans.flatMap((span) => {
    const spanStyle = span.style === 'normal' ? style : span.style;
    return Array.from(cleanText(span.text), (source) =>
      source === '\n'
        ? [{ font: '', character: '\n', advance: 0, style: spanStyle, source }]
        : plan.place(source, spanStyle).map((placed) => ({ ...placed, style: spanStyle, source })),
    ).flat();
  });
}

function splitAtLineFeeds(characters: readonly Placed[]): Placed[][] {
  const parts: Placed[][] = [[]];
  for (const character of characters) {
    if (character.source === '\n') parts.push([]);
    else parts.at(-1)?.push(character);
  }
  return parts;
}

/** Greedy: words stay whole unless one is longer than a line. */
function breakLines(characters: readonly Placed[], setting: Setting): Placed[][] {
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
    const pieces = cutWord(word, setting);
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
    const opens = before === null || startsWord(character.source, before.source);
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

function shorten(line: readonly Placed[], setting: Setting, ending: readonly Placed[]): Placed[] {
  const room = setting.width - widthOf(ending, setting.size);
  let kept = [...line];
  while (kept.length > 0 && widthOf(kept, setting.size) > room) kept = kept.slice(0, -1);
  return [...trimEnd(kept), ...ending];
}

function trimEnd(characters: readonly Placed[]): Placed[] {
  const last = characters.findLastIndex((character) => character.source !== ' ');
  return characters.slice(0, last + 1);
}

function widthOf(characters: readonly Placed[], size: number): number {
  return characters.reduce((sum, character) => sum + character.advance, 0) * size;
}

function toLine(characters: readonly Placed[], size: number): Line {
  const runs: { font: string; style: TextStyle; text: string; width: number }[] = [];
  for (const { font, style, character, advance } of characters) {
    const run = runs.at(-1);
    if (run?.font === font && run.style === style) {
      run.text += character;
      run.width += advance * size;
    } else {
      runs.push({ font, style, text: character, width: advance * size });
    }
  }
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
}
