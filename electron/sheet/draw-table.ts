import type {
  KeyValuesBlock,
  SheetText,
  TableBlock,
  TableCell,
  TableColumn,
  TableRow,
} from '#shared/sheet/sheet-document.ts';
import { isSheetText } from './document-texts.ts';
import { glyphIndent, type Grid, type GridCell, type GridRow } from './draw-grid.ts';
import { page, size, type Colour } from './look.ts';
import type { TextStyle } from './plan-fonts.ts';
import type { Typesetter } from './typesetter.ts';

/** Left edges of the columns and the right edge of the last, in points. */
type Edges = readonly number[];
const gutter = 10;

/** Lays a table out; cells missing at the end of a row are empty, cells too many are left out. */
export function layOutTable(typesetter: Typesetter, block: TableBlock): Grid {
  const edges = columnEdges(block.columns);
  const fontSize = block.size === 'small' ? size.small : size.body;
  const setting = { typesetter, edges, fontSize };
  const hasHeader = block.columns.some((column) => column.header !== '');
  const header: GridRow = {
    isGroup: false,
    cells: block.columns.map((column, index) =>
      layOutCell(setting, {
        cell: column.header,
        from: index,
        align: column.align,
        style: 'quiet',
        colour: 'quiet',
        heads: 'column',
        inset: 0,
      }),
    ),
  };
  const rows = block.rows.map((row) => layOutRow(setting, row, block));
  return { header: hasHeader ? header : null, rows, fontSize, padding: 3.4, ruleAbove: true };
}

/** Lays label and value pairs out as a table whose labels head their rows. */
export function layOutKeyValues(typesetter: Typesetter, block: KeyValuesBlock): Grid {
  const columns: TableColumn[] = Array.from({ length: block.columns }, () => [
    { header: '', width: { points: block.columns === 1 ? 150 : 122 }, align: 'left' as const },
    { header: '', width: { share: 1 }, align: 'left' as const },
  ]).flat();
  const setting = { typesetter, edges: columnEdges(columns), fontSize: size.body };
  const label = (text: string, from: number): GridCell =>
    layOutCell(setting, {
      cell: text,
      from,
      align: 'left',
      style: 'quiet',
      colour: 'quiet',
      heads: 'row',
      inset: 0,
    });
  const value = (text: SheetText, from: number, span: number): GridCell =>
    layOutCell(setting, {
      cell: { text, span },
      from,
      align: 'left',
      style: 'normal',
      colour: 'ink',
      heads: null,
      inset: 0,
    });
  const rows = pairRows(block).map((pairs): GridRow => ({
    isGroup: false,
    cells: pairs.flatMap((pair, index) => {
      const rest = columns.length - 2 * index - 1;
      const isLast = index === pairs.length - 1;
      return [label(pair.label, 2 * index), value(pair.value, 2 * index + 1, isLast ? rest : 1)];
    }),
  }));
  return { header: null, rows, fontSize: size.body, padding: 3.2, ruleAbove: true };
}

type Pair = KeyValuesBlock['pairs'][number];

/** One or two pairs a row; a wide pair, or one without a neighbour, has its row alone. */
function pairRows(block: KeyValuesBlock): readonly (readonly Pair[])[] {
  const rows: Pair[][] = [];
  let open: Pair[] | null = null;
  for (const pair of block.pairs) {
    if (open && !pair.wide) {
      open.push(pair);
      open = null;
      continue;
    }
    const row = [pair];
    rows.push(row);
    open = pair.wide || block.columns === 1 ? null : row;
  }
  return rows;
}

type Setting = { readonly typesetter: Typesetter; readonly edges: Edges; readonly fontSize: number };

function layOutRow(setting: Setting, row: TableRow, block: TableBlock): GridRow {
  const isGroup = row.tone === 'group';
  const cells: GridCell[] = [];
  let from = 0;
  for (const cell of row.cells) {
    const column = block.columns[from];
    if (!column) break;
    const span = spanOf(cell, block.columns.length - from);
    cells.push(
      layOutCell(setting, {
        cell,
        from,
        align: span > 1 ? 'left' : column.align,
        ...toneLook((isSheetText(cell) ? undefined : cell.tone) ?? row.tone ?? 'normal'),
        heads: from === block.rowHeader ? 'row' : null,
        inset: isGroup && from === 0 ? 5 : 0,
      }),
    );
    from += span;
  }
  for (; from < block.columns.length; from++) {
    cells.push(
      layOutCell(setting, {
        cell: '',
        from,
        align: 'left',
        style: 'normal',
        colour: 'ink',
        heads: null,
        inset: 0,
      }),
    );
  }
  return { cells, isGroup };
}

function toneLook(tone: NonNullable<TableRow['tone']>): {
  readonly style: TextStyle;
  readonly colour: Colour;
} {
  switch (tone) {
    case 'group':
    case 'strong':
      return { style: 'strong', colour: 'ink' };
    case 'caution':
      return { style: 'strong', colour: 'bad' };
    case 'quiet':
      return { style: 'quiet', colour: 'quiet' };
    case 'normal':
      return { style: 'normal', colour: 'ink' };
  }
}

type CellRequest = {
  readonly cell: TableCell;
  readonly from: number;
  readonly align: GridCell['align'];
  readonly style: TextStyle;
  readonly colour: Colour;
  readonly heads: GridCell['heads'];
  readonly inset: number;
};

function layOutCell({ typesetter, edges, fontSize }: Setting, request: CellRequest): GridCell {
  const { cell, from, align, style, heads, inset } = request;
  const span = spanOf(cell, edges.length - 1 - from);
  const rich = isSheetText(cell) ? { text: cell } : cell;
  const sign = rich.glyph;
  const left = (edges[from] ?? page.left) + inset + (sign ? glyphIndent : 0);
  const isLast = from + span === edges.length - 1;
  const right = (edges[from + span] ?? page.right) - (isLast ? 0 : gutter);
  const width = Math.max(8, right - left);
  return {
    lines: typesetter.lines(rich.text, { size: fontSize, width, style }),
    x: left,
    width,
    align,
    colour: request.colour,
    glyph: sign ? { sign, spoken: rich.glyphName ?? null } : null,
    heads,
    span,
  };
}

function spanOf(cell: TableCell, most: number): number {
  return Math.max(1, Math.min(isSheetText(cell) ? 1 : (cell.span ?? 1), most));
}

function columnEdges(columns: readonly TableColumn[]): Edges {
  const fixed = columns.reduce((sum, { width }) => sum + ('points' in width ? width.points : 0), 0);
  const shares = columns.reduce((sum, { width }) => sum + ('share' in width ? width.share : 0), 0);
  const left = Math.max(0, page.right - page.left - fixed);
  const edges = [page.left as number];
  for (const { width } of columns) {
    const points = 'points' in width ? width.points : (left * width.share) / shares;
    edges.push((edges.at(-1) ?? page.left) + points);
  }
  return edges;
}
