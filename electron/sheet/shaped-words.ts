import type { TextGlyph } from './plan-shaping.ts';

/** Where a text of neighbouring shaped characters may be parted: between words, and around digits. */
export function splitShaped(text: string): readonly string[] {
  const parts = text.split(
    /(?<=[\u0660-\u0669\u06f0-\u06f9])(?![\u0660-\u0669\u06f0-\u06f9])|(?<![\u0660-\u0669\u06f0-\u06f9])(?=[\u0660-\u0669\u06f0-\u06f9])/,
  );
  // Thai is written without spaces; lines break between its words.
  return parts.flatMap((part) => (/[\u0e00-\u0e7f]/.test(part) ? segments(part, 'word') : [part]));
}

/** What a reader takes for single letters, with their vowel signs. */
export function splitLetters(text: string): readonly string[] {
  return segments(text, 'grapheme');
}

export function widthOfGlyphs(glyphs: readonly TextGlyph[]): number {
  return glyphs.reduce((sum, glyph) => sum + glyph.advance, 0);
}

function segments(text: string, granularity: 'word' | 'grapheme'): readonly string[] {
  return Array.from(new Intl.Segmenter('th', { granularity }).segment(text), ({ segment }) => segment);
}
