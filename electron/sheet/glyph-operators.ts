import { pdfString } from './pdf-text.ts';
import type { TextGlyph } from './plan-shaping.ts';

/** Where glyphs begin, in points from the bottom left of the page. */
export type GlyphOrigin = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** Degrees, counter-clockwise. */
  readonly angle?: number;
};

/**
 * Operators inside a text object that show each glyph at its own place, and give the whole text to whoever reads
 * instead of looking.
 */
export function glyphOperators(glyphs: readonly TextGlyph[], text: string, at: GlyphOrigin): string {
  const radians = ((at.angle ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  let pen = 0;
  const shown = glyphs.map(({ glyph, advance, offset: [right, up] }) => {
    const [along, above] = [(pen + right) * at.size, up * at.size];
    pen += advance;
    const x = at.x + along * cos - above * sin;
    const y = at.y + along * sin + above * cos;
    const matrix = [cos, sin, -sin, cos, x, y].map(number).join(' ');
    return `${matrix} Tm <${glyph.toString(16).padStart(4, '0')}> Tj`;
  });
  return [`/Span <</ActualText ${pdfString(text)}>> BDC`, ...shown, 'EMC'].join('\n');
}

function number(value: number): string {
  return String(Math.round(value * 1000) / 1000 || 0);
}
