import type { GlyphPlacement } from './jspdf-glyphs.ts';
import type { TaggedPdf } from './tagged-pdf.ts';
import type { Line, Run } from './typesetter.ts';

export type RunPlacement = GlyphPlacement & { readonly colour: string };

/** Draws the runs of a line in reading order; `place` is given how far along the line each begins, in points. */
export function drawRuns(pdf: TaggedPdf, line: Line, place: (run: Run, along: number) => RunPlacement): void {
  let along = 0;
  for (const run of line.runs) {
    const at = place(run, run.left ?? along);
    pdf.canvas.setFont(run.font, 'normal').setFontSize(at.size).setTextColor(at.colour);
    if (run.glyphs) pdf.glyphs(run.glyphs, run.text, at);
    else if (at.angle === undefined) pdf.canvas.text(run.text, at.x, at.y);
    else pdf.canvas.text(run.text, at.x, at.y, { angle: at.angle });
    along += run.width;
  }
}
