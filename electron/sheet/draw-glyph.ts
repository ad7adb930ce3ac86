import type { jsPDF } from 'jspdf';
import type { Glyph } from '#shared/sheet/sheet-document.ts';
import { glyphShapes, type GlyphShape, type Shape } from './glyph-shapes.ts';
import { colour, type Colour } from './look.ts';

/** Draws a sign into a square with `side` points; call it inside `mark` or `artifact`. */
export function drawGlyph(
  canvas: jsPDF,
  glyph: Glyph,
  at: { readonly x: number; readonly y: number; readonly side: number },
): void {
  const shape = glyphShapes[glyph];
  const scale = at.side / 16;
  canvas.setLineWidth(1.35 * scale);
  canvas.setLineCap('round').setLineJoin('round');
  for (const part of shape.shapes) drawShape(canvas, part, { ...at, scale, shape });
  canvas.setLineCap('butt').setLineJoin('miter');
}

/** A line through points given in pairs of x and y, in points from the top left. */
export function drawPath(
  canvas: jsPDF,
  points: readonly number[],
  style: { readonly closed: boolean; readonly paint: 'S' | 'F' | 'B' },
): void {
  const [startX = 0, startY = 0] = points;
  const steps: number[][] = [];
  for (let index = 2; index < points.length; index += 2) {
    steps.push([
      (points[index] ?? 0) - (points[index - 2] ?? 0),
      (points[index + 1] ?? 0) - (points[index - 1] ?? 0),
    ]);
  }
  canvas.lines(steps, startX, startY, [1, 1], style.paint, style.closed);
}

type Field = { readonly x: number; readonly y: number; readonly scale: number; readonly shape: GlyphShape };

function drawShape(canvas: jsPDF, part: Shape, field: Field): void {
  const fill = part.fill;
  const stroke: Colour = fill ?? (part.kind === 'path' ? part.stroke : undefined) ?? field.shape.colour;
  canvas.setDrawColor(colour[stroke]);
  if (fill) canvas.setFillColor(colour[fill]);
  const paint = fill ? 'B' : 'S';
  if (part.kind === 'path') {
    const points = part.points.map(
      (value, index) => (index % 2 === 0 ? field.x : field.y) + value * field.scale,
    );
    drawPath(canvas, points, { closed: part.closed === true, paint });
    return;
  }
  if (part.dashed) canvas.setLineDashPattern([2 * field.scale, 2 * field.scale], 0);
  canvas.circle(
    field.x + part.x * field.scale,
    field.y + part.y * field.scale,
    part.radius * field.scale,
    paint,
  );
  if (part.dashed) canvas.setLineDashPattern([], 0);
}
