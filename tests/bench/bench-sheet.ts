import { jsPDF } from 'jspdf';
import { drawSheet } from '#electron/sheet/draw-sheet.ts';
import { documentTexts } from '#electron/sheet/document-texts.ts';
import { loadSheetFonts } from '#electron/sheet/fonts.ts';
import { recordJson } from '#shared/sheet/record-json.ts';
import { sheetContent } from '#shared/sheet/sheet-content.ts';
import type { SheetDocument } from '#shared/sheet/sheet-document.ts';
import { sampleNight } from '../support/sample-run.ts';
import type { BenchLine } from './bench.ts';
import { measure } from './measure.ts';

/** The whole record as a tagged archive document, against the same words put on pages by jsPDF and nothing else. */
export async function benchSheet(): Promise<readonly BenchLine[]> {
  const { run, events, lines } = sampleNight();
  const document = sheetContent(run, events, {
    organisation: 'XianFeast Kitchens AB',
    appVersion: '0',
    evidence: new Map(),
    purpose: 'signing',
    carried: [],
    recordJson: recordJson(run, lines),
    ledger: lines.map((line) => `${line}\n`).join(''),
  });
  const fonts = await loadSheetFonts(null);
  const drawn = await drawSheet(document, fonts);
  const figures = await measure(
    { floor: () => bareSheet(document), ours: () => drawSheet(document, fonts) },
    9,
  );
  const size = `${drawn.pages} pages, ${Math.round(drawn.bytes.byteLength / 1024)} KB`;
  return [
    {
      what: `the sheet of a night with ${events.length} events (${size})`,
      floor: 'bare jsPDF, same words, Helvetica, no tags',
      figures,
    },
  ];
}

/** One line of text after the other: no layout, no fonts of its own, no tags, no attachments. */
function bareSheet(document: SheetDocument): ArrayBuffer {
  const pdf = new jsPDF({ unit: 'pt', format: 'a4', compress: true });
  pdf.setFontSize(9);
  let y = 60;
  for (const text of documentTexts(document)) {
    if (y > 780) {
      pdf.addPage();
      y = 60;
    }
    pdf.text(text.replaceAll(/[^\u{20}-\u{7e}]/gu, '?'), 60, y);
    y += 12;
  }
  return pdf.output('arraybuffer');
}
