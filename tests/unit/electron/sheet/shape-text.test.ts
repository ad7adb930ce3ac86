import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSheetFonts, type SheetFace } from '#electron/sheet/fonts.ts';
import { loadShaper, type Shaper } from '#electron/sheet/shape-text.ts';

const wasm = join(import.meta.dirname, '../../../../node_modules/harfbuzzjs/dist/harfbuzz.wasm');

let shape: Shaper;
let symbols: SheetFace;
let regular: SheetFace;

beforeAll(async () => {
  const fonts = await loadSheetFonts(null);
  shape = await loadShaper(readFileSync(wasm));
  symbols = await fonts.face('symbols');
  regular = await fonts.face('regular');
});

/** The glyphs of the single letters, as they stand in the font's character map. */
function plain(face: SheetFace, text: string): readonly number[] {
  return Array.from(text, (letter) => face.metrics.glyphOf(letter.codePointAt(0) ?? 0));
}

describe('a shaped text', () => {
  it('joins Arabic letters and runs from right to left', () => {
    const glyphs = shape(symbols.bytes, 'محمد');
    expect(glyphs.map(({ cluster }) => cluster)).toEqual([3, 2, 1, 0]);
    expect(glyphs.every(({ glyph }) => glyph !== 0)).toBe(true);
    const alone = plain(symbols, 'محمد').toReversed();
    expect(glyphs.map(({ glyph }) => glyph)).not.toEqual(alone);
    // The first and the third letter are the same and stand in different forms.
    expect(glyphs[3]?.glyph).not.toBe(glyphs[1]?.glyph);
  });

  it('sets Hebrew from right to left', () => {
    const glyphs = shape(symbols.bytes, 'שלום');
    expect(glyphs.map(({ glyph }) => glyph)).toEqual(plain(symbols, 'שלום').toReversed());
  });

  it('keeps Arabic digits from left to right', () => {
    expect(shape(symbols.bytes, '١٢٣').map(({ cluster }) => cluster)).toEqual([0, 1, 2]);
  });

  it('reorders and joins Devanagari', () => {
    const glyphs = shape(regular.bytes, 'कि');
    expect(glyphs.every(({ glyph }) => glyph !== 0)).toBe(true);
    expect(glyphs[0]?.glyph).not.toBe(plain(regular, 'क')[0]);
    expect(shape(regular.bytes, 'क्ष').length).toBeLessThan(3);
  });

  it('leaves Latin as it is, with the advances of the font', () => {
    const glyphs = shape(regular.bytes, 'Zoë');
    expect(glyphs.map(({ glyph }) => glyph)).toEqual(plain(regular, 'Zoë'));
    expect(glyphs[0]?.advance).toBeCloseTo(regular.metrics.advanceOf(glyphs[0]?.glyph ?? 0), 3);
  });

  it('shows what the font has not as glyph 0, and nothing for nothing', () => {
    expect(shape(symbols.bytes, '李').map(({ glyph }) => glyph)).toEqual([0]);
    expect(shape(symbols.bytes, '')).toEqual([]);
  });

  it('can be asked often without wearing out', () => {
    const first = shape(symbols.bytes, 'محمد');
    for (let round = 0; round < 200; round++) expect(shape(symbols.bytes, 'محمد')).toEqual(first);
  });
});
