import { beforeAll, describe, expect, it } from 'vitest';
import { signatureFields } from '#electron/signing/find-field.ts';
import { openPdf, type PdfFile } from '#electron/verifying/pdf/open-pdf.ts';
import {
  asItems,
  asNumber,
  asReference,
  nameOf,
  type PdfDictionary,
  type PdfValue,
} from '#electron/verifying/pdf/pdf-value.ts';
import { renderPage } from '../support/pdf-tools.ts';
import { saved } from './outside-tools.ts';
import { drawnSheet, people, signInTurn } from './sheet-to-sign.ts';

let base: Uint8Array;
let signed: Uint8Array;
let file: PdfFile;
let widgets: readonly PdfDictionary[];

beforeAll(async () => {
  base = await drawnSheet();
  signed = (await signInTurn(base, await people(3))).at(-1) ?? base;
  file = openPdf(signed);
  widgets = signatureFields(file.newest)
    .filter(({ isSigned }) => isSigned)
    .map(({ dictionary }) => dictionary);
}, 60_000);

describe('a signed field keeps what PDF/A-3 and PDF/UA-1 ask for', () => {
  it('is printed and locked, described, and known to the structure', () => {
    expect(widgets).toHaveLength(3);
    for (const { entries } of widgets) {
      expect(entries.get('F')).toBe(132);
      expect(asNumber(entries.get('StructParent'))).not.toBeNull();
      expect(entries.has('TU') && entries.has('Contents')).toBe(true);
      expect(asReference(entries.get('P'))).not.toBeNull();
    }
  });

  it('has one normal appearance of its own size, with its fonts embedded, mapped and measured', () => {
    for (const { entries } of widgets) {
      expect([...within(entries.get('AP')).keys()]).toEqual(['N']);
      const form = within(within(entries.get('AP')).get('N'));
      const [left = 0, bottom = 0, right = 0, top = 0] = numbers(entries.get('Rect'));
      const box = numbers(form.get('BBox'));
      expect(box[2]).toBeCloseTo(right - left, 1);
      expect(box[3]).toBeCloseTo(top - bottom, 1);
      const fonts = within(within(form.get('Resources')).get('Font'));
      expect(fonts.size).toBeGreaterThan(0);
      for (const [, font] of fonts) expectEmbedded(file.newest.dictionary(font));
    }
  });

  it('draws glyphs the font has, and strokes as lines', () => {
    const [first] = widgets;
    const look = file.newest.dictionary(first?.entries.get('AP'))?.entries.get('N');
    const content = file.newest.stream(look)?.toString('latin1') ?? '';
    const glyphs = [...content.matchAll(/<([0-9A-F]+)> Tj/g)].flatMap(
      ([, run = '']) => run.match(/.{4}/g) ?? [],
    );
    expect(glyphs.length).toBeGreaterThan(60);
    expect(glyphs).not.toContain('0000');
    expect(content.match(/ l(?= |\n)/g)?.length).toBeGreaterThan(40);
  });

  it('ends every new stream with an end of line', () => {
    const added = Buffer.from(signed.subarray(base.length)).toString('latin1');
    const ends = [...added.matchAll(/([\s\S])endstream/g)].map(([, before]) => before);
    expect(ends.length).toBeGreaterThan(8);
    expect(new Set(ends)).toEqual(new Set(['\n']));
  });

  it('shows on its page in Poppler', () => {
    const page = { format: 'png', dpi: 40 } as const;
    const [before, after] = [saved(base), saved(signed)];
    expect(renderPage(before, 5, page).equals(renderPage(after, 5, page))).toBe(false);
    expect(renderPage(before, 1, page).equals(renderPage(after, 1, page))).toBe(true);
  });
});

function within(value: PdfValue | undefined): ReadonlyMap<string, PdfValue> {
  return file.newest.dictionary(value)?.entries ?? new Map<string, PdfValue>();
}

function numbers(value: PdfValue | undefined): readonly number[] {
  return asItems(value).map((side) => asNumber(side) ?? 0);
}

function expectEmbedded(font: PdfDictionary | null): void {
  const state = file.newest;
  expect(nameOf(font?.entries.get('BaseFont'))).toMatch(/^[A-Z]{6}\+Noto/);
  expect(state.stream(font?.entries.get('ToUnicode'))?.toString('latin1')).toContain('beginbfchar');
  const [descendant] = asItems(font?.entries.get('DescendantFonts')).map((one) => state.dictionary(one));
  expect(nameOf(descendant?.entries.get('CIDToGIDMap'))).toBe('Identity');
  expect(asItems(descendant?.entries.get('W')).length).toBeGreaterThan(1);
  const descriptor = state.dictionary(descendant?.entries.get('FontDescriptor'));
  expect(state.stream(descriptor?.entries.get('FontFile2'))?.length).toBeGreaterThan(500);
}
