import { deflateSync } from 'node:zlib';
import type { EmbeddedFont } from '../sheet/embedded-font.ts';
import { pdfName } from '../sheet/pdf-text.ts';
import { readTrueType } from '../sheet/true-type.ts';
import type { NewObject } from './append-update.ts';

/** A font as objects of an update, and the glyphs that draw a text in it. */
export type WrittenFont = {
  readonly objects: readonly NewObject[];
  /** Number of the font dictionary. */
  readonly id: number;
  /** Glyph numbers in hexadecimal, four digits each. */
  readonly glyphs: (text: string) => string;
};

export type FontUse = {
  readonly characters: ReadonlySet<string>;
  readonly shaped: ReadonlyMap<number, string>;
};

/**
 * Writes a subset as PDF/A wants it: composite, embedded, with widths and a map back to Unicode. `characters` are
 * those drawn with it, `shaped` the glyphs drawn by their number, each with its text.
 */
export function embedFont(
  font: EmbeddedFont,
  { characters, shaped }: FontUse,
  allocate: () => number,
): WrittenFont {
  const metrics = readTrueType(font.bytes);
  const glyphs = new Map(shaped);
  for (const character of characters) glyphs.set(metrics.glyphOf(character.codePointAt(0) ?? 0), character);
  const used = [...glyphs].filter(([glyph]) => glyph !== 0).toSorted(([one], [other]) => one - other);
  const [type0, descendant, descriptor, file, toUnicode] = [1, 2, 3, 4, 5].map(allocate);
  const name = pdfName(font.name).replace('#2B', '+');
  const thousandths = (part: number): number => Math.round(part * 1000);
  const widths = used.map(([glyph]) => `${glyph} [${thousandths(metrics.advanceOf(glyph))}]`).join(' ');
  const box = metrics.box.map(thousandths).join(' ');
  const object = (id: number | undefined, text: string): NewObject => ({
    id: id ?? 0,
    body: Buffer.from(text, 'latin1'),
  });
  return {
    id: type0 ?? 0,
    glyphs: (text) =>
      Array.from(text, (character) => hex(metrics.glyphOf(character.codePointAt(0) ?? 0))).join(''),
    objects: [
      object(
        type0,
        `<</Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${toUnicode} 0 R>>`,
      ),
      object(
        descendant,
        `<</Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor ${descriptor} 0 R /CIDToGIDMap /Identity /DW 1000 /W [${widths}]>>`,
      ),
      object(
        descriptor,
        `<</Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [${box}] /ItalicAngle 0 /Ascent ${thousandths(metrics.ascent)} /Descent ${thousandths(metrics.descent)} /CapHeight ${thousandths(metrics.ascent)} /StemV 80 /FontFile2 ${file} 0 R>>`,
      ),
      packedStream(file ?? 0, `/Length1 ${font.bytes.length}`, font.bytes),
      packedStream(toUnicode ?? 0, '', Buffer.from(unicodeMap(used), 'latin1')),
    ],
  };
}

/** A deflated stream object; `entries` are those of its dictionary besides filter and length. */
export function packedStream(id: number, entries: string, content: Uint8Array): NewObject {
  const packed = deflateSync(content, { level: 9 });
  const head = Buffer.from(
    `<<${entries} /Filter /FlateDecode /Length ${packed.length}>>\nstream\n`,
    'latin1',
  );
  return { id, body: Buffer.concat([head, packed, Buffer.from('\nendstream', 'latin1')]) };
}

const mostPerList = 100;

function unicodeMap(used: readonly (readonly [number, string])[]): string {
  const lists: string[] = [];
  for (let first = 0; first < used.length; first += mostPerList) {
    const part = used.slice(first, first + mostPerList);
    const lines = part.map(([glyph, character]) => `<${hex(glyph)}> <${utf16(character)}>`);
    lists.push(`${part.length} beginbfchar\n${lines.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap',
    '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
    '/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def',
    '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange',
    ...lists,
    'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend',
  ].join('\n');
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('');
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
