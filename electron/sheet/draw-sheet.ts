import type { SheetBlock, SheetDocument } from '#shared/sheet/sheet-document.ts';
import { documentTexts } from './document-texts.ts';
import { drawGrid, gridLead } from './draw-grid.ts';
import { drawImages } from './draw-images.ts';
import { drawSignatureBoxes, signatureLead } from './draw-signatures.ts';
import { layOutKeyValues, layOutTable } from './draw-table.ts';
import {
  drawBullets,
  drawCallout,
  drawEntries,
  drawHeading,
  drawMono,
  drawParagraph,
} from './draw-text-blocks.ts';
import { drawTimeline, timelineLead } from './draw-timeline.ts';
import type { SheetFonts } from './fonts.ts';
import { page } from './look.ts';
import { drawPageFrame, drawWatermark } from './page-frame.ts';
import type { PageFlow } from './page-flow.ts';
import { planFonts } from './plan-fonts.ts';
import { openTaggedPdf } from './tagged-pdf.ts';
import { makeTypesetter } from './typesetter.ts';

export type DrawnSheet = {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Characters no font could draw, each once; they stand as marks such as `[U+1F680]` on the sheet. */
  readonly undrawable: readonly string[];
};

/**
 * Draws the sheet as a tagged PDF (PDF/A-3a, PDF/UA-1) with its attachments and, if wanted, empty signature
 * fields. The same document and fonts give the same bytes. Throws on a document that breaks its own contract
 * (a file id that is not 32 hexadecimal digits, a date without zone).
 */
export async function drawSheet(document: SheetDocument, fonts: SheetFonts): Promise<DrawnSheet> {
  checkDocument(document);
  const plan = await planFonts(documentTexts(document), fonts);
  const pdf = openTaggedPdf(document);
  for (const { name, bytes } of plan.fonts) {
    pdf.canvas.addFileToVFS(name, Buffer.from(bytes).toString('latin1'));
    pdf.canvas.addFont(name, name, 'normal');
  }
  const flow: PageFlow = {
    pdf,
    typesetter: makeTypesetter(plan),
    y: page.top,
    newPage: () => {
      pdf.canvas.addPage('a4');
      drawWatermark(flow, document);
      flow.y = page.top;
    },
  };
  drawWatermark(flow, document);
  document.blocks.forEach((block, index) => drawBlock(flow, document, { block, index }));
  const pages = pdf.canvas.getNumberOfPages();
  for (let number = 1; number <= pages; number++) {
    pdf.canvas.setPage(number);
    drawPageFrame(flow, document, { number, pages });
  }
  return { bytes: pdf.finish(), pages, undrawable: plan.undrawable };
}

function drawBlock(
  flow: PageFlow,
  document: SheetDocument,
  { block, index }: { readonly block: SheetBlock; readonly index: number },
): void {
  switch (block.kind) {
    case 'heading':
      return drawHeading(flow, block, leadOf(flow, document.blocks, index + 1));
    case 'paragraph':
      return drawParagraph(flow, block);
    case 'keyValues':
      drawGrid(flow, layOutKeyValues(flow.typesetter, block));
      flow.y += 10;
      return;
    case 'bullets':
      return drawBullets(flow, block);
    case 'entries':
      return drawEntries(flow, block);
    case 'table':
      drawGrid(flow, layOutTable(flow.typesetter, block));
      flow.y += 10;
      return;
    case 'signatureBoxes':
      return drawSignatureBoxes(flow, block, document.signatureFields ? 'with-fields' : 'without-fields');
    case 'timeline':
      return drawTimeline(flow, block);
    case 'images':
      return drawImages(flow, block);
    case 'mono':
      return drawMono(flow, block);
    case 'callout':
      return drawCallout(flow, block);
    case 'pageBreak':
      if (flow.y > page.top) flow.newPage();
      return;
  }
}

/** Height of the beginning of the block at `index`, which a heading above it must not be parted from. */
function leadOf(flow: PageFlow, blocks: readonly SheetBlock[], index: number): number {
  const block = blocks[index];
  switch (block?.kind) {
    case undefined:
    case 'pageBreak':
      return 0;
    case 'heading':
      return 34 + leadOf(flow, blocks, index + 1);
    case 'keyValues':
      return gridLead(layOutKeyValues(flow.typesetter, block));
    case 'table':
      return gridLead(layOutTable(flow.typesetter, { ...block, rows: block.rows.slice(0, 2) }));
    case 'signatureBoxes':
      return signatureLead(flow, block);
    case 'timeline':
      return timelineLead(flow, block);
    case 'images':
      return Math.min(block.maxHeight + 30, 300);
    case 'callout':
      return 50;
    case 'paragraph':
    case 'bullets':
    case 'entries':
    case 'mono':
      return 28;
  }
}

function checkDocument(document: SheetDocument): void {
  if (!/^[0-9a-fA-F]{32}$/.test(document.fileId)) {
    throw new Error('The file id must be 32 hexadecimal digits.');
  }
  const names = document.blocks
    .flatMap((block) => (block.kind === 'signatureBoxes' ? block.boxes : []))
    .flatMap((box) => (box.fieldName === null ? [] : [box.fieldName]));
  if (names.some((name) => !/^[A-Za-z0-9_-]+$/.test(name))) {
    throw new Error('A signature field is named with letters, digits, _ and - only.');
  }
  if (new Set(names).size < names.length) throw new Error('Two signature fields have the same name.');
}
