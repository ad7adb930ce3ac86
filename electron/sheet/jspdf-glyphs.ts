import type { jsPDF } from 'jspdf';
import { glyphOperators } from './glyph-operators.ts';
import type { JsPdf } from './jspdf-hooks.ts';
import type { TextGlyph } from './plan-shaping.ts';

/** Where glyphs begin, in points from the top left of the page. */
export type GlyphPlacement = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly angle?: number;
};

/** What jsPDF notes of a font while it draws, and writes into the file from. */
type FontNotes = {
  readonly id: string;
  readonly metadata: {
    readonly glyIdsUsed: number[];
    readonly toUnicode: Record<number, number>;
    readonly Unicode: { readonly widths: (number | readonly number[])[] };
    readonly widthOfGlyph: (glyph: number) => number;
  };
};

/** Draws shaped glyphs in the canvas's font and text colour, and notes them as jsPDF's `text` notes characters. */
export function writeGlyphs(
  { canvas, internals }: JsPdf,
  { glyphs, text }: { readonly glyphs: readonly TextGlyph[]; readonly text: string },
  at: GlyphPlacement,
): void {
  const { id, metadata } = fontNotes(canvas);
  // Without a `text` in it, jsPDF takes the font to be unused and leaves it out; it passes over an empty one.
  if (metadata.glyIdsUsed.length === 1) canvas.text(' ', at.x, at.y);
  const { widths } = metadata.Unicode;
  for (const { glyph, text: own } of glyphs) {
    metadata.glyIdsUsed.push(glyph);
    metadata.toUnicode[glyph] ??= own.charCodeAt(0);
    if (!widths.includes(glyph)) widths.push(glyph, [Math.trunc(metadata.widthOfGlyph(glyph))]);
  }
  const y = canvas.internal.pageSize.getHeight() - at.y;
  internals.write(`BT\n/${id} ${at.size} Tf\n${colourOperator(canvas.getTextColor())}`);
  internals.write(glyphOperators(glyphs, text, { ...at, y }));
  internals.write('ET');
}

function fontNotes(canvas: jsPDF): FontNotes {
  // The types leave `getFont` of `internal` out; the tests of tests/sheet read back what comes of it.
  const inside = canvas as unknown as { readonly internal: { readonly getFont: () => FontNotes } };
  return inside.internal.getFont();
}

function colourOperator(hexadecimal: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hexadecimal.slice(at, at + 2), 16) / 255);
  return `${parts.map((part) => part.toFixed(3)).join(' ')} rg`;
}
