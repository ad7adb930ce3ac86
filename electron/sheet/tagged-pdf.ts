import type { jsPDF } from 'jspdf';
import type { SheetDocument } from '#shared/sheet/sheet-document.ts';
import { compactPdf } from './compact-pdf.ts';
import { allocateAttachments, writeAttachments, type AttachedFile } from './attachments.ts';
import { makeTextWriter, type TextWriter } from './jspdf-glyphs.ts';
import { openJsPdf, type JsPdfInternals } from './jspdf-hooks.ts';
import { allocateOutline, writeOutline, type Bookmark, type Outline } from './outline.ts';
import { pdfDate, pdfString } from './pdf-text.ts';
import { makePdfWriter, type PdfWriter } from './pdf-writer.ts';
import { writeSignatureFields, type SignatureField } from './signature-fields.ts';
import { makeSrgbProfile } from './srgb-profile.ts';
import {
  addElement,
  addMark,
  allocateElements,
  newStructureTree,
  writeStructureTree,
  type StructureTree,
  type TagElement,
  type TagType,
} from './structure-tree.ts';
import { creatorTool, makeXmp } from './xmp.ts';

/**
 * A PDF/A-3a and PDF/UA-1 document being drawn. Everything drawn on `canvas` stands inside `mark` (it means
 * something and belongs to an element) or `artifact` (it does not); neither may contain the other or a page break.
 */
export type TaggedPdf = {
  readonly canvas: jsPDF;
  readonly root: TagElement;
  readonly element: (parent: TagElement, type: TagType, attributes?: string) => TagElement;
  /** `spoken` replaces the content for a reader, for a sign that is drawn. */
  readonly mark: (element: TagElement, draw: () => void, spoken?: string) => void;
  readonly text: TextWriter;
  readonly artifact: (kind: 'Layout' | 'Pagination', draw: () => void) => void;
  /** Adds an empty signature field on the current page; `box` is left, top, width, height from the top left. */
  readonly field: (parent: TagElement, field: FieldRequest) => void;
  readonly bookmark: (level: number, title: string, top: number) => void;
  /** From 1: the page of the newest bookmark with this title so far; null when there is none. */
  readonly pageOf: (title: string) => number | null;
  /** The finished file; nothing can be drawn after it. */
  readonly finish: () => Uint8Array;
};

export type FieldRequest = {
  readonly name: string;
  readonly tip: string;
  readonly box: readonly [number, number, number, number];
};

export function openTaggedPdf(document: SheetDocument): TaggedPdf {
  const { canvas, internals } = openJsPdf();
  canvas.setProperties({
    title: document.title,
    subject: document.subject,
    author: document.author,
    creator: creatorTool,
  });
  canvas.setCreationDate(pdfDate(document.createdAt));
  canvas.setFileId(document.fileId);
  canvas.setDisplayMode('fullwidth', 'continuous', 'UseOutlines');
  const tree = newStructureTree();
  const fields: SignatureField[] = [];
  const bookmarks: Bookmark[] = [];
  const writer = makePdfWriter(internals);
  writeOwnObjects(internals, writer, { document, tree, fields, bookmarks });

  const pageNumber = (): number => internals.getCurrentPageInfo().pageNumber;
  const fromBelow = (y: number): number => canvas.internal.pageSize.getHeight() - y;
  const wrapped = (opening: string, draw: () => void): void => {
    internals.write(opening);
    draw();
    internals.write('EMC');
  };
  return {
    canvas,
    root: tree.root,
    element: (parent, type, attributes = '') => addElement(parent, type, attributes),
    mark: (element, draw, spoken) => {
      const actual = spoken === undefined ? '' : ` /ActualText ${pdfString(spoken)}`;
      wrapped(`/${element.type} <</MCID ${addMark(tree, element, pageNumber())}${actual}>> BDC`, draw);
    },
    text: makeTextWriter({ canvas, internals }),
    artifact: (kind, draw) => wrapped(`/Artifact <</Type /${kind}>> BDC`, draw),
    field: (parent, { name, tip, box: [left, top, width, height] }) => {
      const element = addElement(parent, 'Form', '');
      const box = [left, fromBelow(top + height), width, height] as const;
      const field = { name, tip, page: pageNumber(), box, element, id: 0, appearanceId: 0 };
      element.kids.push({ kind: 'object', page: field.page, objectId: () => field.id });
      tree.annotated.push(element);
      fields.push(field);
    },
    bookmark: (level, title, top) => {
      bookmarks.push({ level, title, page: pageNumber(), top: fromBelow(top) });
    },
    pageOf: (title) => {
      const found = bookmarks.findLast((bookmark) => bookmark.title === title);
      return found?.page ?? null;
    },
    finish: () => compactPdf(canvas.output(), writer.smallIds),
  };
}

type Parts = {
  readonly document: SheetDocument;
  readonly tree: StructureTree;
  readonly fields: readonly SignatureField[];
  readonly bookmarks: readonly Bookmark[];
};

type Ids = {
  readonly structure: number;
  readonly parents: number;
  readonly xmp: number;
  readonly profile: number;
  readonly names: number;
  readonly form: number;
  readonly files: readonly AttachedFile[];
  readonly outline: Outline;
};

/**
 * Hooks into jsPDF's writing: numbers are taken at the first page (jsPDF takes page 1 to be object 3, so not
 * earlier), objects are written after jsPDF's resources, the catalog's entries last.
 */
function writeOwnObjects(internals: JsPdfInternals, writer: PdfWriter, parts: Parts): void {
  const pageIds: number[] = [];
  let ids: Ids | null = null;
  internals.events.subscribe('putPage', ({ objId, pageNumber }) => {
    ids ??= allocateIds(parts, writer);
    pageIds[pageNumber] = objId;
    internals.write(`/StructParents ${pageNumber - 1}`);
    internals.write('/Tabs /S');
    const widgets = parts.fields.filter((field) => field.page === pageNumber);
    if (widgets.length > 0) {
      internals.write(`/Annots [${widgets.map((field) => `${field.id} 0 R`).join(' ')}]`);
    }
  });
  internals.events.subscribe('postPutResources', () => {
    if (ids) writeObjects({ parts, ids, pageIds }, writer);
  });
  internals.events.subscribe('putCatalog', () => {
    if (ids) describeCatalog(parts, ids).forEach((entry) => internals.write(entry));
  });
}

function allocateIds(parts: Parts, writer: PdfWriter): Ids {
  for (const field of parts.fields) {
    field.id = writer.allocate();
    field.appearanceId = writer.allocate();
  }
  allocateElements(parts.tree, writer);
  return {
    structure: writer.allocate(),
    parents: writer.allocate(),
    xmp: writer.allocate(),
    profile: writer.allocate(),
    names: writer.allocate(),
    form: writer.allocate(),
    files: allocateAttachments(parts.document.attachments, writer),
    outline: allocateOutline(parts.bookmarks, writer),
  };
}

function writeObjects(
  { parts, ids, pageIds }: { parts: Parts; ids: Ids; pageIds: readonly number[] },
  writer: PdfWriter,
): void {
  const { document, tree, fields } = parts;
  const xmp = Buffer.from(makeXmp(document), 'utf8');
  writer.stream(ids.xmp, { Type: '/Metadata', Subtype: '/XML' }, xmp);
  writer.stream(ids.profile, { N: '3' }, makeSrgbProfile());
  writeAttachments(ids.files, writer, { namesId: ids.names, date: pdfDate(document.createdAt) });
  writeSignatureFields(fields, writer, { formId: ids.form, firstKey: pageIds.length - 1, pageIds });
  writeStructureTree(tree, writer, { root: ids.structure, parents: ids.parents, pageIds });
  writeOutline(ids.outline, writer, pageIds);
}

function describeCatalog(parts: Parts, ids: Ids): readonly string[] {
  const intent = [
    '<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB)',
    `/Info (sRGB IEC61966-2.1) /DestOutputProfile ${ids.profile} 0 R>>`,
  ].join(' ');
  const files = ids.files.map((file) => `${file.specificationId} 0 R`).join(' ');
  return [
    `/Metadata ${ids.xmp} 0 R`,
    `/Lang ${pdfString(parts.document.language)}`,
    `/OutputIntents [${intent}]`,
    '/Extensions <</ESIC <</BaseVersion /1.7 /ExtensionLevel 1>>>>',
    '/ViewerPreferences <</DisplayDocTitle true>>',
    '/MarkInfo <</Marked true>>',
    `/StructTreeRoot ${ids.structure} 0 R`,
    parts.bookmarks.length > 0 ? `/Outlines ${ids.outline.rootId} 0 R` : '',
    files === '' ? '' : `/AF [${files}] /Names ${ids.names} 0 R`,
    parts.fields.length > 0 ? `/AcroForm ${ids.form} 0 R` : '',
  ].filter((entry) => entry !== '');
}
