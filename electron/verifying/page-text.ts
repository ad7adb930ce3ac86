/** Text of the pages as our own sheets write it: glyph numbers in hexadecimal, mapped back by each font's table. */
import { pagesOf } from './describe-objects.ts';
import type { PdfState } from './pdf/open-pdf.ts';
import { readOrNull } from './pdf/pdf-trouble.ts';
import { asItems, asReference, type PdfDictionary, type PdfValue } from './pdf/pdf-value.ts';

/** One text a page, without white space: lines may break anywhere. */
export function pageTexts(state: PdfState): readonly string[] {
  const maps = new Map<number, ReadonlyMap<string, string>>();
  return pagesOf(state).map((reference) => {
    const page = state.dictionary(reference);
    const content = contentOf(state, page);
    const resources = state.dictionary(page?.entries.get('Resources'));
    const fonts = state.dictionary(resources?.entries.get('Font'));
    return textOfContent(content, (name) => {
      const font = fonts?.entries.get(name);
      const id = asReference(font)?.id ?? 0;
      const map = maps.get(id) ?? readUnicodeMap(state, font);
      maps.set(id, map);
      return map;
    });
  });
}

function contentOf(state: PdfState, page: PdfDictionary | null): string {
  const contents = page?.entries.get('Contents');
  const parts = asItems(state.resolve(contents));
  const streams = parts.length > 0 ? parts : [contents ?? null];
  return streams.map((part) => plainStream(state, part)).join('\n');
}

function plainStream(state: PdfState, value: PdfValue | undefined): string {
  return readOrNull(() => state.stream(value))?.toString('latin1') ?? '';
}

function readUnicodeMap(state: PdfState, font: PdfValue | undefined): ReadonlyMap<string, string> {
  const table = plainStream(state, state.dictionary(font)?.entries.get('ToUnicode'));
  const pairs = table.matchAll(/<([0-9A-Fa-f]{4})>\s*<((?:[0-9A-Fa-f]{4})+)>(?=\s*(?:<|endbfchar|\r|\n))/g);
  return new Map(
    [...pairs].map(([, glyph = '', units = '']) => [
      glyph.toLowerCase(),
      Buffer.from(units, 'hex').swap16().toString('utf16le'),
    ]),
  );
}

function textOfContent(content: string, mapOf: (font: string) => ReadonlyMap<string, string>): string {
  let map: ReadonlyMap<string, string> = new Map();
  const text: string[] = [];
  for (const [, font, glyphs] of content.matchAll(/\/([A-Za-z0-9+]+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]+)>\s*Tj/g)) {
    if (font !== undefined) map = mapOf(font);
    for (const glyph of glyphs?.match(/.{4}/g) ?? []) text.push(map.get(glyph.toLowerCase()) ?? '');
  }
  return text.join('').replace(/\s/g, '');
}
