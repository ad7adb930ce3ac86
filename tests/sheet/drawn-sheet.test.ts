import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SheetBlock, SheetDocument } from '#shared/sheet/sheet-document.ts';
import { documentTexts } from '#electron/sheet/document-texts.ts';
import { drawSheet } from '#electron/sheet/draw-sheet.ts';
import { loadSheetFonts, type SheetFonts } from '#electron/sheet/fonts.ts';
import {
  checkWithQpdf,
  pdfAttachments,
  pdfFonts,
  pdfImages,
  pdfInfo,
  pdfText,
  pdfTextByMupdf,
  renderPage,
  savePdf,
} from '../support/pdf-tools.ts';
import { readPdf } from '../support/read-pdf.ts';
import { itemTable, sampleDocument, samplePng, sampleRecord, signatureBox } from './sample-document.ts';

let fonts: SheetFonts;
let file: string;
let undrawable: readonly string[];

beforeAll(async () => {
  fonts = await loadSheetFonts(null);
  const sheet = await drawSheet(sampleDocument(), fonts);
  undrawable = sheet.undrawable;
  file = savePdf(sheet.bytes);
});

describe('a drawn sheet', () => {
  it('is sound to qpdf', () => {
    const { status, output, complaints } = checkWithQpdf(file);
    expect(output.toString('utf8')).toContain('No syntax or stream encoding errors found');
    expect({ status, complaints }).toEqual({ status: 0, complaints: '' });
  });

  it('tells poppler its title, date, version, and that it is tagged and has a form', () => {
    const info = pdfInfo(file);
    expect(info.get('Title')).toBe('XianFeast Production Deployment Checklist, run 25');
    expect(info.get('Creator')).toBe('Runsheet');
    expect(info.get('Tagged')).toBe('yes');
    expect(info.get('PDF version')).toBe('1.7');
    expect(info.get('Form')).toBe('AcroForm');
    expect(info.get('JavaScript')).toBe('no');
    expect(info.get('Page size')).toContain('A4');
  });

  it('embeds every font as a subset that maps back to Unicode', () => {
    const rows = pdfFonts(file);
    expect(rows.map((row) => row.name.slice(7)).toSorted()).toEqual([
      'DejaVuSansMono',
      'NotoSans-Bold',
      'NotoSans-Regular',
      'NotoSansKR-Regular',
      'NotoSansSC-Regular',
    ]);
    for (const row of rows) expect(row.flags).toBe('yes yes yes');
  });

  it('holds a logo once, and draws it in the header of every page as decoration', async () => {
    const { bytes, pages } = await drawSheet(
      sampleDocument({ letterhead: { organisation: 'XianFeast Kitchens AB', logo: samplePng(360, 60) } }),
      fonts,
    );
    const withLogo = savePdf(bytes);
    expect(checkWithQpdf(withLogo).status).toBe(0);
    const drawn = pdfImages(withLogo).filter(({ size }) => size === '360 by 60');
    expect(drawn.map(({ page }) => page)).toEqual(Array.from({ length: pages }, (_, index) => index + 1));
    expect(new Set(drawn.map(({ object }) => object)).size).toBe(1);
    const broken = await drawSheet(
      sampleDocument({
        letterhead: { organisation: 'XianFeast Kitchens AB', logo: samplePng(360, 60).slice(0, 60) },
      }),
      fonts,
    );
    expect(pdfText(savePdf(broken.bytes))).toContain('XianFeast');
  });

  it('carries its attachments byte for byte', () => {
    const attached = pdfAttachments(file);
    expect([...attached.keys()].toSorted()).toEqual(['checklist.md', 'record.json']);
    expect(attached.get('record.json')?.toString('utf8')).toBe(sampleRecord);
    expect(attached.get('checklist.md')?.toString('utf8')).toBe(
      '# XianFeast\n\n- [x] Create full system backup\n',
    );
  });

  it('gives every text of the document back, to poppler and to MuPDF', () => {
    for (const read of [pdfText(file), pdfTextByMupdf(file)]) {
      const plain = squeeze(read);
      const missing = [...documentTexts(sampleDocument())]
        .map(squeeze)
        .filter(
          (text) => !['🚀', '𠮷', 'cannotbedecoded', 'Dashboard,0.2'].some((part) => text.includes(part)),
        )
        .flatMap((text) => text.split(/(?=Uploadtoerror)/))
        .filter((text) => !plain.includes(text.slice(0, 24)));
      expect(missing).toEqual([]);
    }
  });

  it('prints names in Latin, Cyrillic, Greek, Han, kana and Hangul', () => {
    const read = pdfText(file);
    for (const name of ['李伟', 'Олег Иванов', 'Ελένη', '김민준', 'さくら', 'Zoë', 'Tomás']) {
      expect(read).toContain(name);
    }
  });

  it('shows a mark for what no font has, and says so', () => {
    expect(undrawable).toEqual(['🚀', '𠮷']);
    expect(pdfText(file)).toContain('[U+1F680] and [U+20BB7]');
  });

  it('numbers its pages and names the run on each of them', () => {
    const pages = pdfText(file).split('\f').slice(0, -1);
    pages.forEach((page, index) => {
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
      expect(page).toContain('Approval sheet, run 25, 2026-11-18');
      expect(page).toContain('Run NB4-25');
      expect(page).toContain('52b8a41e');
      expect(page).not.toContain('REHEARSAL');
    });
  });

  it('draws something dark on a light page', () => {
    const png = renderPage(file, 1, { format: 'png', dpi: 40 });
    expect(png.length).toBeGreaterThan(4_000);
  });

  it('is the same to the last byte when drawn again, also with fonts read anew', async () => {
    const again = await drawSheet(sampleDocument(), await loadSheetFonts(null));
    expect(Buffer.compare(Buffer.from(again.bytes), readFileSync(file))).toBe(0);
  });

  it('differs when its file id differs', async () => {
    const other = await drawSheet(sampleDocument({ fileId: '0'.repeat(32) }), fonts);
    expect(Buffer.compare(Buffer.from(other.bytes), readFileSync(file))).not.toBe(0);
  });
});

describe('a rehearsal', () => {
  it('says so on every page', async () => {
    const rehearsal = await drawSheet(sampleDocument({ watermark: 'REHEARSAL' }), fonts);
    const pages = pdfText(savePdf(rehearsal.bytes)).split('\f').slice(0, -1);
    expect(pages).toHaveLength(rehearsal.pages);
    for (const page of pages) expect(page).toContain('REHEARSAL');
  });
});

describe('long and odd content', () => {
  it('breaks a table over six pages with its header on each, losing no row', async () => {
    const { pages, text } = await drawBlocks([
      { kind: 'heading', level: 1, text: 'All items' },
      itemTable(160),
    ]);
    expect(pages).toBeGreaterThanOrEqual(6);
    const perPage = text.split('\f').slice(0, -1);
    for (const page of perPage) expect(page).toMatch(/Item\s+Text\s+State\s+Time\s+Person/);
    for (let number = 1; number <= 160; number++) expect(text).toContain(`service ${number} answers`);
  });

  it('never leaves a group row or a heading last on a page', async () => {
    for (const count of [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 36]) {
      // A name of a group with the last two rows of all below it moves with both.
      const table = itemTable(count);
      const { text } = await drawBlocks([
        { kind: 'heading', level: 1, text: 'Items' },
        table,
        { kind: 'heading', level: 2, text: 'After' },
        { kind: 'paragraph', tone: 'normal', text: 'Below the heading.' },
      ]);
      for (const page of text.split('\f').slice(0, -1)) {
        const lines = page.split('\n').filter((line) => line.trim() !== '');
        const last = lines.at(-2) ?? '';
        expect(last).not.toMatch(/Step \d+: Application|^After$/);
      }
    }
  });

  it('never leaves the last row of a table alone on a page', async () => {
    for (const count of [19, 20, 21, 22, 23, 24, 25, 26, 27, 28]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { text } = await drawBlocks([{ kind: 'heading', level: 1, text: 'Items' }, itemTable(count)]);
      for (const page of text.split('\f').slice(1, -1))
        expect(page.match(/service \d+ answers/gu)?.length ?? 0, `${count} items`).not.toBe(1);
    }
  });

  it('prints a name of 10,000 characters whole in a table and shortened in a signature box', async () => {
    const name = 'Maximilian-Nepomuk '.repeat(527).slice(0, 10_000);
    const { text, pages } = await drawBlocks([
      { kind: 'heading', level: 1, text: 'Long' },
      { kind: 'keyValues', columns: 2, pairs: [{ label: 'Deployed By', value: name }] },
      { kind: 'signatureBoxes', columns: 2, boxes: [signatureBox('one', { name })] },
    ]);
    expect(text.match(/Maximilian/g)?.length).toBeGreaterThan(526);
    expect(text).toContain('…');
    expect(pages).toBeLessThan(12);
  });

  it('breaks a word without spaces that is longer than a line', async () => {
    const { text } = await drawBlocks([
      { kind: 'heading', level: 1, text: 'Long' },
      { kind: 'paragraph', tone: 'normal', text: 'x'.repeat(10_000) },
    ]);
    expect(text.match(/x/g)).toHaveLength(10_000);
  });

  it('turns control white space into spaces, keeps line feeds and marks other control characters', async () => {
    const { text, undrawable: marked } = await drawBlocks([
      { kind: 'heading', level: 1, text: 'Odd\ttitle' },
      { kind: 'paragraph', tone: 'normal', text: 'one\ttwo\u00a0three\r\nfour\u0007five\u0000six' },
    ]);
    expect(text).toContain('Odd title');
    expect(text).toMatch(/one two three\s*\n\s*four\[U\+0007\]five\[U\+0000\]six/);
    expect(marked).toEqual(['\u0007', '\u0000']);
  });

  it('keeps a plain character readable beside its look-alike', async () => {
    const { text } = await drawBlocks([
      {
        kind: 'heading',
        level: 1,
        text: 'Ω and \u2126, µ and μ, 一 and \u2f00, non\u2011breaking and soft\u00adhyphen',
      },
    ]);
    expect(text).toContain('Ω and Ω');
    expect(text).toContain('一 and 一');
    expect(text).toMatch(/non-breaking and\s+softhyphen/);
  });

  it('marks scripts it cannot set right instead of setting them wrong', async () => {
    const { text, undrawable: marked } = await drawBlocks([{ kind: 'heading', level: 1, text: 'নাম' }]);
    expect(text).toContain('[U+09A8][U+09BE][U+09AE]');
    expect(marked).toHaveLength(3);
  });

  it('does not read markup in names', async () => {
    const { text, bytes } = await drawBlocks(
      [{ kind: 'heading', level: 1, text: '<b>Robert</b> (") \\ & ' }],
      { title: '</rdf:li> (title) \\ & "quoted"\u0001', runIdentity: 'a)b(c\\' },
    );
    expect(text).toContain('<b>Robert</b> (") \\ &');
    expect(readPdf(bytes).stream(readPdf(bytes).catalog['Metadata']).toString('utf8')).toContain(
      '&lt;/rdf:li&gt; (title) \\ &amp; &quot;quoted&quot;\ufffd',
    );
  });

  it('shows JPEG and PNG pictures and a frame for one that is damaged', async () => {
    const jpeg = renderPage(file, 1, { format: 'jpeg', dpi: 40 });
    const image = (bytes: Uint8Array, mime: 'image/jpeg' | 'image/png') =>
      ({ bytes, mime, alternative: 'Picture of a dashboard', caption: 'E-01' }) as const;
    const { bytes, text } = await drawBlocks([
      { kind: 'heading', level: 1, text: 'Evidence' },
      {
        kind: 'images',
        columns: 3,
        maxHeight: 200,
        images: [
          image(new Uint8Array(jpeg), 'image/jpeg'),
          image(samplePng(90, 60), 'image/png'),
          image(samplePng(90, 60).slice(0, 60), 'image/png'),
          image(new Uint8Array(0), 'image/jpeg'),
        ],
      },
    ]);
    const pdf = readPdf(bytes);
    const pictures = Object.values(pdf.dictionary(pdf.dictionary(pdf.pages[0]?.['Resources'])['XObject']))
      .map(pdf.dictionary)
      .filter((object) => object['Subtype'] === '/Image');
    expect(pictures.length).toBeGreaterThanOrEqual(2);
    expect(text.match(/Picture of a/g)).toHaveLength(2);
  });

  it('draws an empty document as one sound page', async () => {
    const { pages } = await drawBlocks([], {
      attachments: [],
      letterhead: { organisation: '', logo: null },
      runNumber: '',
      shortHash: '',
    });
    expect(pages).toBe(1);
  });

  it('refuses a signature field whose name holds a full stop, and two of the same name', async () => {
    const boxes = (names: readonly string[]): SheetBlock[] => [
      { kind: 'signatureBoxes', columns: 2, boxes: names.map((name) => signatureBox(name)) },
    ];
    await expect(drawBlocks(boxes(['role.1']))).rejects.toThrow('letters, digits');
    await expect(drawBlocks(boxes(['one', 'one']))).rejects.toThrow('same name');
  });
});

async function drawBlocks(blocks: readonly SheetBlock[], changes: Partial<SheetDocument> = {}) {
  const sheet = await drawSheet(sampleDocument({ ...changes, blocks }), fonts);
  const saved = savePdf(sheet.bytes);
  expect(checkWithQpdf(saved).status).toBe(0);
  return { ...sheet, text: pdfText(saved) };
}

/** Line breaks and column gaps differ from reader to reader. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

describe('an index of pages', () => {
  it('names the page its headings came to stand on, and leaves out what is not there', async () => {
    const blocks: readonly SheetBlock[] = [
      { kind: 'heading', level: 1, text: 'First' },
      { kind: 'pageBreak' },
      { kind: 'heading', level: 2, text: 'Second' },
      {
        kind: 'pageIndex',
        columns: ['Control', 'Asks', 'Where'],
        entries: [{ what: 'CC8.1', asks: 'approval', headings: ['First', 'Second', 'Third'] }],
      },
    ];
    const { bytes } = await drawSheet({ ...sampleDocument(), blocks, attachments: [] }, fonts);
    const text = pdfText(savePdf(bytes)).replaceAll(/\s+/gu, ' ');
    expect(text).toContain('page 1 (First), page 2 (Second)');
    expect(text).not.toContain('Third');
  });
});
