import { beforeAll, describe, expect, it } from 'vitest';
import { drawSheet, type DrawnSheet } from '#electron/sheet/draw-sheet.ts';
import { loadSheetFonts, type SheetFonts } from '#electron/sheet/fonts.ts';
import { drawAppearance } from '#electron/signing/draw-appearance.ts';
import { checkWithQpdf, pdfFonts, savePdf } from '../support/pdf-tools.ts';
import { readContent } from '../support/read-content.ts';
import { readPdf } from '../support/read-pdf.ts';
import { sampleDocument } from './sample-document.ts';

const names = ['محمد', 'דוד כהן', 'मीरा शर्मा', 'สมชาย ใจดี'];

let fonts: SheetFonts;
let sheet: DrawnSheet;

beforeAll(async () => {
  fonts = await loadSheetFonts(null);
  sheet = await draw();
});

function draw(): Promise<DrawnSheet> {
  const blocks = names.map((text) => ({ kind: 'paragraph', tone: 'normal', text }) as const);
  return drawSheet(sampleDocument({ blocks, watermark: names[1] ?? '' }), fonts);
}

describe('a sheet with shaped names', () => {
  it('marks none of them, is sound to qpdf and embeds every font with a map to Unicode', () => {
    expect(sheet.undrawable).toEqual([]);
    const file = savePdf(sheet.bytes);
    expect(checkWithQpdf(file).status).toBe(0);
    const rows = pdfFonts(file);
    expect(rows.map((row) => row.name.slice(7))).toContain('NotoSansThai-Regular');
    for (const row of rows) expect(row.flags).toBe('yes yes yes');
  });

  it('draws no missing glyph, and only in fonts of the page', () => {
    const pdf = readPdf(sheet.bytes);
    const [page] = pdf.pages;
    const { operations } = readContent(pdf.stream(page?.['Contents']).toString('latin1'));
    const shown = operations.filter(({ operator, inside }) => operator === 'Tj' && inside.includes('Span'));
    expect(shown.length).toBeGreaterThan(30);
    for (const { operands } of shown) expect(operands).not.toContain('0000');
    const embedded = Object.keys(pdf.dictionary(pdf.dictionary(page?.['Resources'])['Font']));
    const chosen = operations.filter(({ operator }) => operator === 'Tf');
    for (const { operands } of chosen) expect(embedded).toContain(/^\/(\S+)/.exec(operands)?.[1]);
  });

  it('parts letters where a joiner says so, and draws nothing for the joiner itself', async () => {
    const glyphsOf = async (text: string): Promise<readonly string[]> => {
      const blocks = [{ kind: 'paragraph', tone: 'normal', text }] as const;
      const drawn = await drawSheet(sampleDocument({ blocks, watermark: null }), fonts);
      expect(drawn.undrawable).toEqual([]);
      const pdf = readPdf(drawn.bytes);
      const { operations } = readContent(pdf.stream(pdf.pages[0]?.['Contents']).toString('latin1'));
      return operations
        .filter(({ operator, inside }) => operator === 'Tj' && inside.includes('Span'))
        .map(({ operands }) => operands);
    };
    const [parted, joined] = [await glyphsOf('می\u200cخواهم'), await glyphsOf('میخواهم')];
    expect(parted).toHaveLength(joined.length);
    expect(parted).not.toEqual(joined);
    const [hindi, half] = [await glyphsOf('क्ष'), await glyphsOf('क्\u200dष')];
    expect(half).not.toEqual(hindi);
  });

  it('is the same to the last byte when drawn again', async () => {
    expect(Buffer.from((await draw()).bytes).equals(Buffer.from(sheet.bytes))).toBe(true);
  });
});

describe('a visible signature', () => {
  it.each(names)('draws %s without a mark', async (name) => {
    let last = 100;
    const look = { name, role: '', meaning: '', time: '', certificate: '' };
    const drawn = await drawAppearance(
      { ...look, mark: { kind: 'typed', text: name } },
      { width: 240, height: 70 },
      { fonts, allocate: () => ++last },
    );
    expect(drawn.undrawable).toEqual([]);
  });
});
