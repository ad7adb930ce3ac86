import type { SheetDocument } from '#shared/sheet/sheet-document.ts';
import { documentTexts } from './document-texts.ts';
import { drawBlock } from './draw-block.ts';
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
  document.blocks.forEach((_, index) => drawBlock(flow, document, index));
  const pages = pdf.canvas.getNumberOfPages();
  for (let number = 1; number <= pages; number++) {
    pdf.canvas.setPage(number);
    drawPageFrame(flow, document, { number, pages });
  }
  return { bytes: pdf.finish(), pages, undrawable: plan.undrawable };
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
