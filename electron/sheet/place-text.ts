import type { SheetText } from '#shared/sheet/sheet-document.ts';
import { bidiLevels, mirrored } from './bidi.ts';
import { cleanText, isJoiner } from './clean-text.ts';
import type { FontPlan, PlacedCharacter, TextStyle } from './plan-fonts.ts';
import type { TextGlyph } from './plan-shaping.ts';
import { splitShaped, widthOfGlyphs } from './shaped-words.ts';
import { shapedScript } from './shaped-scripts.ts';

/** A character, or a shaped word, before lines are broken. */
export type Placed = PlacedCharacter & {
  readonly style: TextStyle;
  /** What stands in the text. */
  readonly source: string;
  /** Odd where it runs from right to left. */
  readonly level: number;
  readonly shaped: { readonly glyphs: readonly TextGlyph[]; readonly mayBreakBefore: boolean } | null;
};

/** The paragraphs of a text, which line feeds part. */
export function placeText(text: SheetText, style: TextStyle, plan: FontPlan): Placed[][] {
  const spans = typeof text === 'string' ? [{ text, style }] : text;
  const all = spans.flatMap((span) =>
    placeSpan(cleanText(span.text), span.style === 'normal' ? style : span.style, plan),
  );
  return splitAtLineFeeds(all).map((paragraph) => setDirections(paragraph, plan));
}

/** Part of a shaped word, shaped on its own. */
export function reshape(word: Placed, text: string, plan: FontPlan): Placed {
  const glyphs = plan.shaping.shape(word.font, text);
  return {
    ...word,
    source: text,
    character: text,
    advance: widthOfGlyphs(glyphs),
    shaped: { glyphs, mayBreakBefore: word.shaped?.mayBreakBefore ?? false },
  };
}

function placeSpan(text: string, style: TextStyle, plan: FontPlan): Placed[] {
  const chain = style === 'quiet' ? 'normal' : style;
  const placed: Placed[] = [];
  let group = { key: '', font: '', text: '' };
  const close = (): void => {
    const { font } = group;
    splitShaped(group.text).forEach((source, index) => {
      if (source === '') return;
      const glyphs = plan.shaping.shape(font, source);
      const shaped = { glyphs, mayBreakBefore: index > 0 && /[\u0e00-\u0e7f]/.test(source) };
      const advance = widthOfGlyphs(glyphs);
      placed.push({ font, character: source, source, advance, style, level: 0, shaped });
    });
    group = { key: '', font: '', text: '' };
  };
  for (const source of text) {
    if (isJoiner(source)) {
      group.text += group.font === '' ? '' : source;
      continue;
    }
    const font = plan.shaping.fontOf(source, chain);
    const key = font === null ? '' : `${font} ${shapedScript(source.codePointAt(0) ?? 0) ?? ''}`;
    if (key !== group.key) close();
    if (font !== null) {
      group = { key, font, text: group.text + source };
      continue;
    }
    const rest = { style, source, level: 0, shaped: null };
    if (source === '\n') placed.push({ font: '', character: '\n', advance: 0, ...rest });
    else placed.push(...plan.place(source, style).map((character) => ({ ...character, ...rest })));
  }
  close();
  return placed;
}

function splitAtLineFeeds(characters: readonly Placed[]): Placed[][] {
  const parts: Placed[][] = [[]];
  for (const character of characters) {
    if (character.source === '\n') parts.push([]);
    else parts.at(-1)?.push(character);
  }
  return parts;
}

function setDirections(paragraph: Placed[], plan: FontPlan): Placed[] {
  if (!plan.shaping.runsFromRight) return paragraph;
  const levels = bidiLevels(paragraph.map(({ character }) => character));
  if (levels === null) return paragraph;
  return paragraph.map((part, index) => {
    const level = levels[index] ?? 0;
    const mirror = level % 2 === 1 && part.shaped === null ? mirrored(part.character) : part.character;
    if (mirror === part.character) return { ...part, level };
    return { ...part, ...plan.place(mirror, part.style)[0], level };
  });
}
