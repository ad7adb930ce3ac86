import type { TextPlacement } from './jspdf-glyphs.ts';
import type { TaggedPdf } from './tagged-pdf.ts';
import type { Line, Run } from './typesetter.ts';

export type RunPlacement = Omit<TextPlacement, 'font'>;

/** Draws the runs of a line in reading order; `place` is given how far along the line each begins, in points. */
export function drawRuns(pdf: TaggedPdf, line: Line, place: (run: Run, along: number) => RunPlacement): void {
  let along = 0;
  for (const run of line.runs) {
    const at = { ...place(run, run.left ?? along), font: run.font };
    if (run.glyphs) pdf.text.shaped(run.glyphs, run.text, at);
    else pdf.text.plain(run.text, at);
    along += run.width;
  }
}
