import type { Glyph } from '#shared/sheet/sheet-document.ts';
import { drawGlyph } from './draw-glyph.ts';
import { colour, page, type Colour } from './look.ts';
import { drawLines, drawRule, lineHeight, makeRoom, type PageFlow } from './page-flow.ts';
import type { TagElement } from './structure-tree.ts';
import type { Line } from './typesetter.ts';

/** A cell laid out: its lines already fit `width`, which starts at `x`. */
export type GridCell = {
  readonly lines: readonly Line[];
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right' | 'centre';
  readonly colour: Colour;
  readonly glyph: { readonly sign: Glyph; readonly spoken: string | null } | null;
  readonly heads: 'row' | 'column' | null;
  readonly span: number;
};

export type GridRow = {
  readonly cells: readonly GridCell[];
  /** A shaded row that stays with the row below it. */
  readonly isGroup: boolean;
};

export type Grid = {
  readonly header: GridRow | null;
  readonly rows: readonly GridRow[];
  readonly fontSize: number;
  /** Space above and below the text of a row, in points. */
  readonly padding: number;
  readonly ruleAbove: boolean;
};

export const glyphIndent = 14;

/** Height of what must stand together at the top: the header and the first rows. */
export function gridLead(grid: Grid): number {
  return headerHeight(grid) + Math.min(120, heightTogether(grid, 0));
}

/** Draws a table that breaks between rows, and inside a row only when it is taller than a third of a page. */
export function drawGrid(flow: PageFlow, grid: Grid): void {
  const table = flow.pdf.element(flow.pdf.root, 'Table');
  makeRoom(flow, gridLead(grid));
  if (grid.header) drawRow(flow, grid, { row: grid.header, element: flow.pdf.element(table, 'TR') });
  else if (grid.ruleAbove) drawRule(flow, flow.y);
  grid.rows.forEach((row, index) => {
    const needed = [heightTogether(grid, index), rowHeight(grid, row)].find(
      (height) => height < page.height / 3,
    );
    if (needed !== undefined) openRoom(flow, grid, needed);
    drawRow(flow, grid, { row, element: flow.pdf.element(table, 'TR') });
  });
}

/** Of the row and what stays on its page: the row below a group's name, and the last row, which never stands alone. */
function heightTogether(grid: Grid, index: number): number {
  const row = grid.rows[index];
  if (row === undefined) return 0;
  const isWithNext = row.isGroup || index === grid.rows.length - 2;
  return rowHeight(grid, row) + (isWithNext ? heightTogether(grid, index + 1) : 0);
}

/** Moves to a new page when `height` does not fit, with the header again as decoration. */
function openRoom(flow: PageFlow, grid: Grid, height: number): void {
  if (!makeRoom(flow, height)) return;
  const { header } = grid;
  if (!header) {
    drawRule(flow, flow.y);
    return;
  }
  flow.pdf.artifact('Pagination', () => {
    for (const cell of header.cells) drawCellLines(flow, grid, { cell, lines: cell.lines });
  });
  closeRow(flow, headerHeight(grid), 'ruleStrong');
}

function drawRow(
  flow: PageFlow,
  grid: Grid,
  { row, element }: { readonly row: GridRow; readonly element: TagElement },
): void {
  const tags = row.cells.map((cell) => flow.pdf.element(element, ...cellTag(cell)));
  const count = Math.max(1, ...row.cells.map((cell) => cell.lines.length));
  let drawn = 0;
  while (drawn < count) {
    openRoom(flow, grid, 2 * grid.padding + lineHeight(grid.fontSize) * Math.min(2, count - drawn));
    const room = (page.bottom - flow.y - 2 * grid.padding) / lineHeight(grid.fontSize);
    const end = Math.min(count, drawn + Math.max(1, Math.floor(room)));
    const height = 2 * grid.padding + (end - drawn) * lineHeight(grid.fontSize);
    if (row.isGroup) shadeRow(flow, height);
    for (const [index, cell] of row.cells.entries()) {
      const tag = tags[index];
      if (tag) drawCell(flow, grid, { cell, tag, from: drawn, to: end });
    }
    closeRow(flow, height, row === grid.header ? 'ruleStrong' : 'rule');
    drawn = end;
  }
}

type CellPart = {
  readonly cell: GridCell;
  readonly tag: TagElement;
  readonly from: number;
  readonly to: number;
};

function drawCell(flow: PageFlow, grid: Grid, { cell, tag, from, to }: CellPart): void {
  const { glyph } = cell;
  if (glyph && from === 0) {
    const isAlone = cell.lines.every((line) => line.width === 0);
    const side = grid.fontSize + 1;
    const x =
      isAlone && cell.align === 'centre'
        ? cell.x - glyphIndent + (cell.width + glyphIndent - side) / 2
        : cell.x - glyphIndent;
    const draw = (): void =>
      drawGlyph(flow.pdf.canvas, glyph.sign, { x, y: flow.y + grid.padding + 0.6, side });
    if (glyph.spoken === null) flow.pdf.artifact('Layout', draw);
    else flow.pdf.mark(tag, draw, `${glyph.spoken} `);
  }
  const lines = cell.lines.slice(from, to).filter((line) => line.runs.length > 0);
  if (lines.length === 0) return;
  flow.pdf.mark(tag, () => drawCellLines(flow, grid, { cell, lines: cell.lines.slice(from, to) }));
}

function drawCellLines(
  flow: PageFlow,
  grid: Grid,
  { cell, lines }: { readonly cell: GridCell; readonly lines: readonly Line[] },
): void {
  drawLines(flow.pdf, lines, {
    x: cell.x,
    y: flow.y + grid.padding,
    size: grid.fontSize,
    colour: cell.colour,
    align: cell.align,
    width: cell.width,
  });
}

function cellTag(cell: GridCell): readonly ['TH' | 'TD', string] {
  const span = cell.span > 1 ? ` /ColSpan ${cell.span}` : '';
  if (cell.heads !== null) {
    return ['TH', `/A <</O /Table /Scope /${cell.heads === 'row' ? 'Row' : 'Column'}${span}>>`];
  }
  return ['TD', span === '' ? '' : `/A <</O /Table${span}>>`];
}

function shadeRow(flow: PageFlow, height: number): void {
  flow.pdf.artifact('Layout', () => {
    flow.pdf.canvas.setFillColor(colour.shade);
    flow.pdf.canvas.rect(page.left, flow.y, page.right - page.left, height, 'F');
  });
}

function closeRow(flow: PageFlow, height: number, rule: Colour): void {
  flow.y += height;
  drawRule(flow, flow.y, { colour: rule });
}

function rowHeight(grid: Grid, row: GridRow): number {
  const count = Math.max(1, ...row.cells.map((cell) => cell.lines.length));
  return 2 * grid.padding + count * lineHeight(grid.fontSize);
}

function headerHeight(grid: Grid): number {
  return grid.header ? rowHeight(grid, grid.header) : 0;
}
