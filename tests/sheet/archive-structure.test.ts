import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawSheet } from '#electron/sheet/draw-sheet.ts';
import { loadSheetFonts } from '#electron/sheet/fonts.ts';
import { paints, readContent, type PageContent } from '../support/read-content.ts';
import {
  readPdf,
  referenceOf,
  wordOf,
  type PdfDictionary,
  type PdfFile,
  type PdfValue,
} from '../support/read-pdf.ts';
import { sampleDocument, samplePng } from './sample-document.ts';

let bytes: Uint8Array;
let pdf: PdfFile;
let contents: readonly PageContent[];
let elements: readonly PdfDictionary[];
let widgets: readonly PdfDictionary[];

beforeAll(async () => {
  const sheet = await drawSheet(
    sampleDocument({
      watermark: 'REHEARSAL',
      letterhead: { organisation: 'XianFeast Kitchens AB', logo: samplePng(240, 60) },
    }),
    await loadSheetFonts(null),
  );
  bytes = sheet.bytes;
  pdf = readPdf(bytes);
  contents = pdf.pages.map((page) => readContent(pdf.stream(page['Contents']).toString('latin1')));
  elements = structureElements(pdf.catalog['StructTreeRoot']);
  widgets = pdf.list(pdf.dictionary(pdf.catalog['AcroForm'])['Fields']).map(pdf.dictionary);
});

describe('PDF/A-3', () => {
  it('has an identifier in the trailer that is the file id of the document', () => {
    expect(pdf.list(pdf.trailer['ID']).map((id) => wordOf(id).toLowerCase())).toEqual([
      '(9f3c71d0e6a24b190c77f5e28d31ab60',
      '(9f3c71d0e6a24b190c77f5e28d31ab60',
    ]);
  });

  it('is not encrypted', () => {
    expect(pdf.trailer['Encrypt']).toBeUndefined();
  });

  it('has one output intent with an RGB profile', () => {
    const intents = pdf.list(pdf.catalog['OutputIntents']).map(pdf.dictionary);
    expect(intents).toHaveLength(1);
    expect(intents[0]?.['S']).toBe('/GTS_PDFA1');
    const profile = pdf.stream(intents[0]?.['DestOutputProfile']);
    expect(pdf.dictionary(intents[0]?.['DestOutputProfile'])['N']).toBe(3);
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile.toString('latin1', 12, 24)).toBe('mntrRGB XYZ ');
    expect(profile.toString('latin1', 36, 40)).toBe('acsp');
  });

  it('says in unpacked metadata that it is PDF/A-3a and PDF/UA-1, and describes the latter', () => {
    const metadata = pdf.dictionary(pdf.catalog['Metadata']);
    expect(metadata['Subtype']).toBe('/XML');
    expect(metadata['Filter']).toBeUndefined();
    const xmp = pdf.stream(pdf.catalog['Metadata']).toString('utf8');
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(xmp).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>');
    expect(xmp).toContain(
      '<rdf:li xml:lang="x-default">XianFeast Production Deployment Checklist, run 25</rdf:li>',
    );
    expect(xmp).toContain('<xmp:CreateDate>2026-11-18T16:44:09+01:00</xmp:CreateDate>');
  });

  it('lists every attachment by name and as an associated file, with type, size and relationship', () => {
    const names = pdf.list(pdf.dictionary(pdf.dictionary(pdf.catalog['Names'])['EmbeddedFiles'])['Names']);
    expect(names.filter((_, index) => index % 2 === 0)).toEqual(['(checklist.md', '(record.json']);
    expect(pdf.list(pdf.catalog['AF'])).toEqual(names.filter((_, index) => index % 2 === 1));
    const [checklist, record] = pdf.list(pdf.catalog['AF']).map(pdf.dictionary);
    expect(record).toMatchObject({
      Type: '/Filespec',
      F: '(record.json',
      UF: '(record.json',
      Desc: '(The record of the run',
      AFRelationship: '/Data',
    });
    expect(checklist?.['AFRelationship']).toBe('/Source');
    const file = pdf.dictionary(record?.['EF'])['F'];
    expect(pdf.dictionary(file)['Subtype']).toBe('/application/json');
    expect(pdf.dictionary(pdf.dictionary(file)['Params'])['Size']).toBe(pdf.stream(file).length);
    expect(pdf.dictionary(pdf.dictionary(file)['Params'])['ModDate']).toBe("(D:20261118164409+01'00'");
    const checksum = createHash('md5').update(pdf.stream(file)).digest('hex');
    expect(wordOf(pdf.dictionary(pdf.dictionary(file)['Params'])['CheckSum']).toLowerCase()).toContain(
      checksum,
    );
  });

  it('ends every stream with an end of line', () => {
    const source = Buffer.from(bytes).toString('latin1');
    const before = [...source.matchAll(/([\s\S])endstream\n?endobj/g)].map((found) => found[1]);
    expect(before.length).toBeGreaterThan(10);
    expect(new Set(before)).toEqual(new Set(['\n']));
  });

  it('draws no missing glyph', () => {
    const shown = contents.flatMap((content) =>
      content.operations.filter((operation) => operation.operator === 'Tj'),
    );
    expect(shown.length).toBeGreaterThan(300);
    for (const { operands } of shown) {
      expect(operands).toMatch(/^<([0-9a-f]{4})*>$/);
      expect(operands.slice(1, -1).match(/.{4}/g) ?? []).not.toContain('0000');
    }
  });

  it('embeds every font with a subset tag and a map back to Unicode', () => {
    const fonts = Object.values(pdf.dictionary(pdf.dictionary(pdf.pages[0]?.['Resources'])['Font'])).map(
      pdf.dictionary,
    );
    expect(fonts.length).toBeGreaterThan(3);
    for (const font of fonts) {
      expect(font['BaseFont']).toMatch(/^\/[A-Z]{6}\+/);
      const [descendant] = pdf.list(font['DescendantFonts']).map(pdf.dictionary);
      const descriptor = pdf.dictionary(descendant?.['FontDescriptor']);
      expect(pdf.stream(descriptor['FontFile2']).length).toBeGreaterThan(500);
      expect(pdf.stream(font['ToUnicode']).toString('latin1')).toContain('beginbfchar');
    }
  });
});

describe('PDF/UA-1', () => {
  it('is marked, shows its title, names its language, and has a structure', () => {
    expect(pdf.catalog).toMatchObject({
      MarkInfo: { Marked: true },
      ViewerPreferences: { DisplayDocTitle: true },
      Lang: '(en',
    });
    expect(elements[0]?.['S']).toBe('/Document');
  });

  it('has all that is painted in exactly one mark or artifact', () => {
    for (const content of contents) {
      const painted = content.operations.filter(paints);
      expect(painted.length).toBeGreaterThan(3);
      expect(painted.filter((operation) => operation.inside.length !== 1)).toEqual([]);
    }
  });

  it('refers to every mark of every page from one element of the same type, and back', () => {
    const parents = numberTree(pdf.dictionary(pdf.catalog['StructTreeRoot'])['ParentTree']);
    pdf.pages.forEach((page, index) => {
      const owners = pdf.list(parents.get(Number(page['StructParents'])));
      const marks = contents[index]?.marks ?? [];
      expect(owners).toHaveLength(marks.length);
      marks.forEach(({ tag, mcid }, place) => {
        expect(mcid).toBe(place);
        const owner = pdf.dictionary(owners[mcid]);
        expect(owner['S']).toBe(`/${tag}`);
        expect(marksOf(owner, page)).toContain(mcid);
      });
    });
  });

  it('goes down the heading levels one by one, from the first', () => {
    const levels = elements.flatMap((element) => {
      const level = /^\/H(\d)$/.exec(wordOf(element['S']))?.[1];
      return level === undefined ? [] : [Number(level)];
    });
    expect(levels[0]).toBe(1);
    expect(levels.length).toBeGreaterThan(8);
    levels.forEach((level, index) => expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1));
  });

  it('says for every header cell what it heads, and gives all rows of a table the same columns', () => {
    const tables = elements.filter((element) => element['S'] === '/Table');
    expect(tables.length).toBeGreaterThanOrEqual(3);
    for (const table of tables) {
      const widths = pdf.list(table['K']).map((row) => {
        const kids = pdf.dictionary(row)['K'];
        const cells = (Array.isArray(kids) ? (kids as readonly PdfValue[]) : [kids ?? null]).map(
          pdf.dictionary,
        );
        for (const cell of cells) {
          const scope = wordOf(pdf.dictionary(cell['A'])['Scope']);
          expect(wordOf(cell['S']) + scope).toMatch(/^(\/TH\/(Row|Column)|\/TD)$/);
        }
        return cells.reduce((sum, cell) => sum + Number(pdf.dictionary(cell['A'])['ColSpan'] ?? 1), 0);
      });
      expect(new Set(widths).size).toBe(1);
    }
  });

  it('repeats the header of a table on its next page as decoration only', () => {
    const table = elements.filter((element) => element['S'] === '/Table').at(-1);
    const heads = elements.filter((element) => pdf.dictionary(element['A'])['Scope'] === '/Column');
    expect(table).toBeDefined();
    expect(heads).toHaveLength(8 + 5);
  });

  it('gives every figure an alternative text', () => {
    const figures = elements.filter((element) => element['S'] === '/Figure');
    expect(figures.length).toBeGreaterThan(5);
    for (const figure of figures) expect(wordOf(figure['Alt']).length).toBeGreaterThan(5);
  });

  it('takes the tab order from the structure', () => {
    for (const page of pdf.pages) expect(page['Tabs']).toBe('/S');
  });

  it('has a bookmark for every heading', () => {
    const headings = elements.filter((element) => /^\/H\d$/.test(wordOf(element['S'])));
    expect(countBookmarks(pdf.dictionary(pdf.catalog['Outlines'])['First'])).toBe(headings.length);
  });
});

describe('signature fields', () => {
  it('are thirteen, empty, named without a full stop, and known to the form', () => {
    expect(widgets).toHaveLength(13);
    expect(pdf.dictionary(pdf.catalog['AcroForm'])['SigFlags']).toBe(3);
    for (const widget of widgets) {
      expect(widget).toMatchObject({ Type: '/Annot', Subtype: '/Widget', FT: '/Sig', F: 132 });
      expect(widget['V']).toBeUndefined();
      expect(widget['T']).toMatch(/^\([A-Za-z0-9_-]+$/);
      expect(widget['TU']).toMatch(/^\(Signature: /);
      expect(widget['Contents']).toBe(widget['TU']);
    }
    expect(new Set(widgets.map((widget) => widget['T'])).size).toBe(13);
  });

  it('have a bordered appearance of their size', () => {
    for (const widget of widgets) {
      const appearance = pdf.dictionary(widget['AP'])['N'];
      const [left, bottom, right, top] = pdf.list(widget['Rect']).map(Number);
      const [, , width, height] = pdf.list(pdf.dictionary(appearance)['BBox']).map(Number);
      expect(width).toBeCloseTo((right ?? 0) - (left ?? 0), 1);
      expect(height).toBeCloseTo((top ?? 0) - (bottom ?? 0), 1);
      expect(pdf.stream(appearance).toString('latin1')).toMatch(/re S/);
    }
  });

  it('stand on their page and in a Form element that holds nothing but the widget itself', () => {
    const parents = numberTree(pdf.dictionary(pdf.catalog['StructTreeRoot'])['ParentTree']);
    const fields = pdf.list(pdf.dictionary(pdf.catalog['AcroForm'])['Fields']);
    fields.forEach((field, index) => {
      const widget = widgets[index] ?? {};
      expect(pdf.list(pdf.dictionary(widget['P'])['Annots'])).toContain(field);
      const form = pdf.dictionary(parents.get(Number(widget['StructParent'])));
      expect(form['S']).toBe('/Form');
      expect(form['K']).toMatchObject({ Type: '/OBJR', Obj: field });
    });
  });

  it('come with the extension that later signatures need', () => {
    expect(pdf.catalog['Extensions']).toEqual({ ESIC: { BaseVersion: '/1.7', ExtensionLevel: 1 } });
  });

  it('are left out when the document says so', async () => {
    const sheet = await drawSheet(sampleDocument({ signatureFields: false }), await loadSheetFonts(null));
    expect(readPdf(sheet.bytes).catalog['AcroForm']).toBeUndefined();
    expect(Buffer.from(sheet.bytes).includes('/FT /Sig')).toBe(false);
  });
});

function structureElements(root: PdfValue | undefined): readonly PdfDictionary[] {
  const found: PdfDictionary[] = [];
  const visit = (value: PdfValue | undefined): void => {
    if (Array.isArray(value)) {
      for (const kid of value as readonly PdfValue[]) visit(kid);
      return;
    }
    const element = referenceOf(value) === null ? {} : pdf.dictionary(value);
    if (element['Type'] !== '/StructElem') return;
    found.push(element);
    visit(element['K']);
  };
  visit(pdf.dictionary(root)['K']);
  return found;
}

function numberTree(root: PdfValue | undefined): ReadonlyMap<number, PdfValue> {
  const numbers = pdf.list(pdf.dictionary(root)['Nums']);
  const tree = new Map<number, PdfValue>();
  for (let index = 0; index < numbers.length; index += 2) {
    tree.set(Number(numbers[index]), numbers[index + 1] ?? null);
  }
  return tree;
}

/** Marks of one page that an element holds. */
function marksOf(element: PdfDictionary, page: PdfDictionary): readonly number[] {
  const kids = element['K'];
  const list = Array.isArray(kids) ? (kids as readonly PdfValue[]) : [kids ?? null];
  return list.flatMap((kid) => {
    if (typeof kid === 'number') return pdf.dictionary(element['Pg']) === undefined ? [] : [kid];
    const mark = referenceOf(kid) === null ? pdf.dictionary(kid) : {};
    const isHere =
      mark['Type'] === '/MCR' && pdf.dictionary(mark['Pg'])['StructParents'] === page['StructParents'];
    return isHere ? [Number(mark['MCID'])] : [];
  });
}

function countBookmarks(first: PdfValue | undefined): number {
  let count = 0;
  let next = first;
  while (next !== undefined) {
    const bookmark = pdf.dictionary(next);
    count += 1 + countBookmarks(bookmark['First']);
    next = bookmark['Next'];
  }
  return count;
}
