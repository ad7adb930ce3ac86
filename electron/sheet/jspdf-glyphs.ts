import type { jsPDF } from 'jspdf';
import { glyphOperators } from './glyph-operators.ts';
import type { JsPdf } from './jspdf-hooks.ts';
import type { TextGlyph } from './plan-shaping.ts';

/** Where a text begins, in points from the top left of the page, and how it looks. */
export type TextPlacement = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Name of an embedded font. */
  readonly font: string;
  /** Six hexadecimal digits behind #. */
  readonly colour: string;
  /** Degrees, counter-clockwise. */
  readonly angle?: number;
};

export type TextWriter = {
  /** Characters that the font has, each as a glyph of its own. */
  readonly plain: (text: string, at: TextPlacement) => void;
  /** Shaped glyphs; `text` is what they say. */
  readonly shaped: (glyphs: readonly TextGlyph[], text: string, at: TextPlacement) => void;
};

/** What jsPDF notes of a font while it draws, and writes into the file from. */
type FontNotes = {
  readonly id: string;
  readonly metadata: {
    readonly characterToGlyph: (code: number) => number;
    readonly glyIdsUsed: number[];
    readonly toUnicode: Record<number, number>;
    readonly Unicode: { readonly widths: (number | readonly number[])[] };
    readonly widthOfGlyph: (glyph: number) => number;
  };
};

/** A font in use, with the glyph of each character as it is written. */
type OpenFont = { readonly notes: FontNotes; readonly glyphs: Map<string, string> };

/**
 * Writes texts into the page as jsPDF's `text` does, and notes their glyphs where it would. `text` itself spends
 * most of a sheet's time: it looks every character up anew in lists that grow with the document.
 */
export function makeTextWriter({ canvas, internals }: JsPdf): TextWriter {
  const fonts = new Map<string, OpenFont>();
  const fromBelow = (y: number): number => canvas.internal.pageSize.getHeight() - y;
  const write = (font: OpenFont, at: TextPlacement, shown: string): void =>
    internals.write(`BT /${font.notes.id} ${at.size} Tf ${colourOperator(at.colour)}\n${shown}\nET`);
  return {
    plain: (text, at) => {
      const font = fonts.get(at.font);
      if (font === undefined) {
        fonts.set(at.font, openFont(canvas, at, text));
        return;
      }
      const glyphs = Array.from(text, (character) => glyphOf(font, character)).join('');
      write(font, at, `${placeOperator(at, fromBelow(at.y))} <${glyphs}> Tj`);
    },
    shaped: (glyphs, text, at) => {
      const font = fonts.get(at.font) ?? openFont(canvas, at, ' ');
      fonts.set(at.font, font);
      for (const { glyph, text: own } of glyphs) note(font.notes, glyph, own.charCodeAt(0));
      write(font, at, glyphOperators(glyphs, text, { ...at, y: fromBelow(at.y) }));
    },
  };
}

/** jsPDF leaves out a font that its own `text` never drew with: the first text of each is drawn by it. */
function openFont(canvas: jsPDF, at: TextPlacement, text: string): OpenFont {
  canvas.setFont(at.font, 'normal').setFontSize(at.size).setTextColor(at.colour);
  if (at.angle === undefined) canvas.text(text, at.x, at.y);
  else canvas.text(text, at.x, at.y, { angle: at.angle });
  // The types leave `getFont` of `internal` out; the tests of tests/sheet read back what comes of it.
  const inside = canvas as unknown as { readonly internal: { readonly getFont: () => FontNotes } };
  return { notes: inside.internal.getFont(), glyphs: new Map() };
}

function glyphOf({ notes, glyphs }: OpenFont, character: string): string {
  const known = glyphs.get(character);
  if (known !== undefined) return known;
  const code = character.charCodeAt(0);
  const glyph = notes.metadata.characterToGlyph(code);
  // The plan of the fonts gives every font only what it has; an archive may not hold the glyph of nothing.
  if (glyph === 0) throw new Error(`A font lacks U+${code.toString(16)}.`);
  note(notes, glyph, code);
  const written = glyph.toString(16).padStart(4, '0');
  glyphs.set(character, written);
  return written;
}

function note({ metadata }: FontNotes, glyph: number, code: number): void {
  metadata.glyIdsUsed.push(glyph);
  metadata.toUnicode[glyph] ??= code;
  const { widths } = metadata.Unicode;
  if (!widths.includes(glyph)) widths.push(glyph, [Math.trunc(metadata.widthOfGlyph(glyph))]);
}

function placeOperator({ x, angle }: TextPlacement, y: number): string {
  if (angle === undefined) return `${number(x)} ${number(y)} Td`;
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return `${[cos, sin, -sin, cos, x, y].map(number).join(' ')} Tm`;
}

function colourOperator(hexadecimal: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hexadecimal.slice(at, at + 2), 16) / 255);
  return `${parts.map(number).join(' ')} rg`;
}

function number(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}
