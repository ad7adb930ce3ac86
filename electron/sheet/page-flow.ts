import type { SheetText } from '#shared/sheet/sheet-document.ts';
import { colour, leading, page, size, type Colour } from './look.ts';
import { drawRuns } from './draw-runs.ts';
import type { TextStyle } from './plan-fonts.ts';
import type { TaggedPdf } from './tagged-pdf.ts';
import type { TagElement } from './structure-tree.ts';
import type { Line, Typesetter } from './typesetter.ts';

/** The place on the page where the next thing is drawn; `y` grows downwards, in points from the top. */
export type PageFlow = {
  readonly pdf: TaggedPdf;
  readonly typesetter: Typesetter;
  y: number;
  readonly newPage: () => void;
};

/** Starts a new page unless `height` still fits. True when it did. */
export function makeRoom(flow: PageFlow, height: number): boolean {
  if (flow.y + height <= page.bottom || flow.y <= page.top) return false;
  flow.newPage();
  return true;
}

export type Placement = {
  readonly x: number;
  /** Top of the first line. */
  readonly y: number;
  readonly size: number;
  readonly colour?: Colour;
  readonly align?: 'left' | 'right' | 'centre';
  /** Width the lines are aligned in. */
  readonly width?: number;
};

/** Draws lines below each other; call it inside `mark` or `artifact`. */
export function drawLines(pdf: TaggedPdf, lines: readonly Line[], at: Placement): void {
  lines.forEach((line, index) => {
    const spare = (at.width ?? line.width) - line.width;
    const indent = at.align === 'right' ? spare : at.align === 'centre' ? spare / 2 : 0;
    const x = at.x + indent;
    const baseline = at.y + at.size * (leading / 2 + 0.36) + index * lineHeight(at.size);
    drawRuns(pdf, line, (run, along) => ({
      x: x + along,
      y: baseline,
      size: at.size,
      colour: runColour(run.style, at.colour),
    }));
  });
}

export function lineHeight(fontSize: number): number {
  return fontSize * leading;
}

/** One element with lines that may run over pages; returns nothing, moves `flow.y` below the last line. */
export function flowLines(
  flow: PageFlow,
  element: TagElement,
  lines: readonly Line[],
  at: Omit<Placement, 'y'>,
): void {
  let rest = lines;
  while (rest.length > 0) {
    makeRoom(flow, lineHeight(at.size) * Math.min(2, rest.length));
    const fitting = Math.max(1, Math.floor((page.bottom - flow.y) / lineHeight(at.size)));
    const now = rest.slice(0, fitting);
    flow.pdf.mark(element, () => drawLines(flow.pdf, now, { ...at, y: flow.y }));
    flow.y += now.length * lineHeight(at.size);
    rest = rest.slice(fitting);
  }
}

/** A line from left to right at `y`, as decoration. */
export function drawRule(
  flow: PageFlow,
  y: number,
  rule: {
    readonly from?: number;
    readonly to?: number;
    readonly weight?: number;
    readonly colour?: Colour;
  } = {},
): void {
  flow.pdf.artifact('Layout', () => {
    const { canvas } = flow.pdf;
    canvas.setDrawColor(colour[rule.colour ?? 'rule']).setLineWidth(rule.weight ?? 0.5);
    canvas.line(rule.from ?? page.left, y, rule.to ?? page.right, y);
  });
}

/** Text in lines of the body's size. */
export function bodyLines(
  flow: PageFlow,
  text: SheetText,
  setting: { readonly width: number; readonly style?: TextStyle; readonly size?: number },
): readonly Line[] {
  return flow.typesetter.lines(text, {
    size: setting.size ?? size.body,
    width: setting.width,
    style: setting.style ?? 'normal',
  });
}

function runColour(style: TextStyle, wanted: Colour | undefined): string {
  if (style === 'quiet') return colour.quiet;
  // What is strong stands out also among quiet words.
  return colour[style === 'strong' && wanted === 'quiet' ? 'ink' : (wanted ?? 'ink')];
}
