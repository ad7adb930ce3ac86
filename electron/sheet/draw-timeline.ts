import type { TimelineBlock } from '#shared/sheet/sheet-document.ts';
import { cleanText } from './clean-text.ts';
import { drawGlyph } from './draw-glyph.ts';
import { colour, page, size } from './look.ts';
import { bodyLines, drawLines, lineHeight, makeRoom, type PageFlow } from './page-flow.ts';
import { pdfString } from './pdf-text.ts';
import type { Line } from './typesetter.ts';

type Lane = TimelineBlock['lanes'][number];
type Mark = Lane['marks'][number];

const labelWidth = 96;
const axisLeft = page.left + labelWidth;
const axisWidth = page.right - 8 - axisLeft;
const barHeight = 15;
const markHeight = 14;
const lanePadding = 5;

/** Lanes over one axis as one figure; its alternative text says the same in words. */
export function drawTimeline(flow: PageFlow, block: TimelineBlock): void {
  const lanes = block.lanes.map((lane) => layOutLane(flow, lane, block));
  const height = timelineHeight(lanes);
  makeRoom(flow, height);
  const figure = flow.pdf.element(flow.pdf.root, 'Figure', `/Alt ${pdfString(cleanText(block.alternative))}`);
  flow.pdf.mark(figure, () => {
    const top = flow.y;
    const lanesTop = top + lineHeight(size.small) + 3;
    drawTicks(flow, block, { top, lanesTop, bottom: top + height - 12 });
    let y = lanesTop;
    for (const laid of lanes) {
      drawLane(flow, laid, { block, y });
      y += laid.height;
    }
  });
  flow.y += height;
}

export function timelineLead(flow: PageFlow, block: TimelineBlock): number {
  return timelineHeight(block.lanes.map((lane) => layOutLane(flow, lane, block)));
}

type LaidLane = {
  readonly lane: Lane;
  readonly height: number;
  /** Marks with the row their label stands in, so that labels do not run into each other. */
  readonly marks: readonly { readonly mark: Mark; readonly x: number; readonly row: number }[];
};

function timelineHeight(lanes: readonly LaidLane[]): number {
  return lineHeight(size.small) + 3 + lanes.reduce((sum, lane) => sum + lane.height, 0) + 12;
}

function layOutLane(flow: PageFlow, lane: Lane, block: TimelineBlock): LaidLane {
  const rowEnds: number[] = [];
  const marks = lane.marks
    .toSorted((one, other) => one.at - other.at)
    .map((mark) => {
      const x = position(mark.at, block);
      const width = bodyLines(flow, mark.label, { width: 400, size: size.small })[0]?.width ?? 0;
      const start = labelStart(x, width);
      // Signs without words may touch: they show how closely things followed each other.
      const free = width === 0 ? 0 : rowEnds.findIndex((end) => end < Math.min(x - 6, start));
      const row = free === -1 ? rowEnds.length : free;
      rowEnds[row] = Math.max(rowEnds[row] ?? 0, x + 8, start + width + 8);
      return { mark, x, row };
    });
  const barRows = lane.bars.length > 0 ? barHeight : 0;
  const height = Math.max(barHeight, barRows + rowEnds.length * markHeight) + 2 * lanePadding;
  return { lane, height, marks };
}

function drawTicks(
  flow: PageFlow,
  block: TimelineBlock,
  at: { readonly top: number; readonly lanesTop: number; readonly bottom: number },
): void {
  const { canvas } = flow.pdf;
  for (const tick of block.ticks) {
    const x = position(tick.at, block);
    canvas.setDrawColor(colour.rule).setLineWidth(0.5);
    canvas.line(x, at.lanesTop, x, at.bottom);
    const lines = bodyLines(flow, tick.label, { width: 120, style: 'quiet', size: size.small }).slice(0, 1);
    const width = lines[0]?.width ?? 0;
    drawLines(flow.pdf, lines, {
      x: Math.min(page.right - width, Math.max(axisLeft - 20, x - width / 2)),
      y: at.top,
      size: size.small,
    });
  }
  canvas.setDrawColor(colour.rule).setLineWidth(0.5);
  canvas.line(page.left, at.lanesTop, page.right, at.lanesTop);
}

function drawLane(
  flow: PageFlow,
  { lane, height, marks }: LaidLane,
  { block, y }: { readonly block: TimelineBlock; readonly y: number },
): void {
  const { canvas } = flow.pdf;
  const label = flow.typesetter.clampedLines(
    lane.label,
    { size: size.small, width: labelWidth - 10, style: 'strong' },
    1,
  );
  drawLines(flow.pdf, label, { x: page.left, y: y + lanePadding + 1.4, size: size.small });
  for (const bar of lane.bars) drawBar(flow, bar, { block, y: y + lanePadding });
  const marksTop = y + lanePadding + (lane.bars.length > 0 ? barHeight : 0);
  for (const { mark, x, row } of marks) {
    const top = marksTop + row * markHeight + 2;
    const lines = bodyLines(flow, mark.label, { width: 400, size: size.small }).slice(0, 1);
    drawLabel(flow, lines, { x: labelStart(x, lines[0]?.width ?? 0), y: top - 0.8 });
    drawGlyph(canvas, mark.glyph, { x: x - 5, y: top, side: 10 });
  }
  canvas.setDrawColor(colour.rule).setLineWidth(0.5);
  canvas.line(page.left, y + height, page.right, y + height);
}

function drawBar(
  flow: PageFlow,
  bar: Lane['bars'][number],
  { block, y }: { readonly block: TimelineBlock; readonly y: number },
): void {
  const { canvas } = flow.pdf;
  const left = position(bar.from, block);
  const width = Math.max(1.5, position(bar.to, block) - left);
  canvas.setDrawColor(colour.ruleStrong).setLineWidth(0.7);
  canvas.setFillColor(bar.fill === 'solid' ? colour.shade : colour.paper);
  canvas.rect(left, y, width, barHeight, 'B');
  if (bar.fill === 'hatched') drawHatching(flow, { left, width, y });
  const lines = bodyLines(flow, bar.label, { width: 400, size: size.small }).slice(0, 1);
  const textWidth = lines[0]?.width ?? 0;
  if (textWidth === 0) return;
  const fits = textWidth + 8 <= width && bar.fill !== 'hatched';
  const beside = Math.min(left + width + 4, page.right - textWidth);
  if (fits) drawLines(flow.pdf, lines, { x: left + 4, y: y + 1.4, size: size.small });
  else drawLabel(flow, lines, { x: beside, y: y + 1.4 });
}

/** On a white ground, so that no line of the axis runs through the letters. */
function drawLabel(
  flow: PageFlow,
  lines: readonly Line[],
  at: { readonly x: number; readonly y: number },
): void {
  const { canvas } = flow.pdf;
  canvas.setFillColor(colour.paper);
  canvas.rect(at.x - 1, at.y + 1, (lines[0]?.width ?? 0) + 2, size.small + 2, 'F');
  drawLines(flow.pdf, lines, { ...at, size: size.small });
}

/** Slanted lines: seen as different from a plain bar also without colour. */
function drawHatching(
  flow: PageFlow,
  { left, width, y }: { readonly left: number; readonly width: number; readonly y: number },
): void {
  const { canvas } = flow.pdf;
  canvas.setDrawColor(colour.bad).setLineWidth(0.6);
  for (let start = -barHeight; start < width; start += 3.5) {
    const fromX = Math.max(0, start);
    const toX = Math.min(width, start + barHeight);
    canvas.line(left + fromX, y + barHeight - (fromX - start), left + toX, y + barHeight - (toX - start));
  }
}

function labelStart(x: number, width: number): number {
  return x + 8 + width <= page.right ? x + 8 : x - 8 - width;
}

function position(minutes: number, block: TimelineBlock): number {
  const share = (minutes - block.from) / Math.max(1e-6, block.to - block.from);
  return axisLeft + Math.min(1, Math.max(0, share)) * axisWidth;
}
