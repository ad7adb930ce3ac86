import { jsPDF } from 'jspdf';
import { drawSheet } from '#electron/sheet/draw-sheet.ts';
import { documentTexts } from '#electron/sheet/document-texts.ts';
import { loadSheetFonts, type SheetFonts } from '#electron/sheet/fonts.ts';
import { planFonts, type FontPlan } from '#electron/sheet/plan-fonts.ts';
import { recordJson } from '#shared/sheet/record-json.ts';
import { sheetContent } from '#shared/sheet/sheet-content.ts';
import type { SheetDocument } from '#shared/sheet/sheet-document.ts';
import { sampleTalkativeNight, type SampleRun } from '../support/sample-run.ts';
import type { BenchLine } from './bench.ts';
import { measure } from './measure.ts';

/** Entries of a long night's history. */
const entries = 600;

export function benchDocument({ run, events, lines }: SampleRun): SheetDocument {
  return sheetContent(run, events, {
    letterhead: { organisation: 'XianFeast Kitchens AB', logo: null },
    appVersion: '0',
    evidence: new Map(),
    purpose: 'signing',
    carried: [],
    recordJson: recordJson(run, lines),
    ledger: lines.map((line) => `${line}\n`).join(''),
  });
}

/** The whole record as a tagged archive document, against the same words in the same subset fonts by bare jsPDF. */
export async function benchSheet(): Promise<readonly BenchLine[]> {
  const night = sampleTalkativeNight(entries);
  const document = benchDocument(night);
  const fonts = await loadSheetFonts(null);
  const drawn = await drawSheet(document, fonts);
  const figures = await measure(
    { floor: () => bareSheet(document, fonts), ours: () => drawSheet(benchDocument(night), fonts) },
    9,
  );
  const size = `${drawn.pages} pages, ${Math.round(drawn.bytes.byteLength / 1024)} KB unsigned, aim 400 KB`;
  return [
    {
      what: `the sheet of ${night.run.checklist.counts.items} items and ${night.events.length} events (${size}; aim 2 x floor)`,
      floor: 'bare jsPDF: same words, same subset fonts, no layout, no tags',
      figures,
    },
  ];
}

/** One text below the other, each run of one font in one call. */
async function bareSheet(document: SheetDocument, fonts: SheetFonts): Promise<ArrayBuffer> {
  const plan = await planFonts(documentTexts(document), fonts);
  const pdf = new jsPDF({ unit: 'pt', format: 'a4', compress: true });
  for (const { name, bytes } of plan.fonts) {
    pdf.addFileToVFS(name, Buffer.from(bytes).toString('latin1'));
    pdf.addFont(name, name, 'normal');
  }
  pdf.setFontSize(9);
  let y = 60;
  for (const text of documentTexts(document)) {
    if (y > 780) {
      pdf.addPage();
      y = 60;
    }
    let x = 60;
    for (const run of runsOf(text, plan)) {
      pdf.setFont(run.font, 'normal');
      pdf.text(run.text, x, y);
      x += run.width;
    }
    y += 12;
  }
  return pdf.output('arraybuffer');
}

function runsOf(text: string, plan: FontPlan): readonly { font: string; text: string; width: number }[] {
  const runs: { font: string; text: string; width: number }[] = [];
  for (const character of text.replaceAll(/\s/gu, ' ')) {
    for (const placed of plan.place(character, 'normal')) {
      const last = runs.at(-1);
      if (last?.font === placed.font) {
        last.text += placed.character;
        last.width += placed.advance * 9;
      } else runs.push({ font: placed.font, text: placed.character, width: placed.advance * 9 });
    }
  }
  return runs;
}
