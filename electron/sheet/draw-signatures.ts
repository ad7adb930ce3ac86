import type { SignatureBox, SignatureBoxesBlock } from '#shared/sheet/sheet-document.ts';
import { cleanText } from './clean-text.ts';
import { drawPath } from './draw-glyph.ts';
import { colour, page, size } from './look.ts';
import { drawLines, lineHeight, makeRoom, type PageFlow } from './page-flow.ts';
import { pdfString } from './pdf-text.ts';
import type { TagElement } from './structure-tree.ts';
import type { Line } from './typesetter.ts';

const gap = 10;
const padding = 8;
/** A field has room for six lines one can read; what was drawn here before needs less. */
const fieldHeight = 80;
const markHeight = 46;
const stripHeight = 17;

type Laid = {
  readonly box: SignatureBox;
  readonly head: readonly Line[];
  readonly foot: readonly Line[];
};

/** Boxes in rows; the signature field, if any, lies over the area where the signature is drawn. */
export function drawSignatureBoxes(flow: PageFlow, block: SignatureBoxesBlock, fields: FieldChoice): void {
  const width = (page.right - page.left - gap * (block.columns - 1)) / block.columns;
  for (let first = 0; first < block.boxes.length; first += block.columns) {
    const row = block.boxes.slice(first, first + block.columns).map((box) => layOutBox(flow, box, width));
    const height = Math.max(...row.map((laid) => boxHeight(laid, fields)));
    makeRoom(flow, height);
    row.forEach((laid, column) => {
      drawBox(flow, laid, { x: page.left + column * (width + gap), width, height, fields });
    });
    flow.y += height + gap;
  }
  flow.y += 4;
}

/** Height of the first row, for what has to stand above it. */
export function signatureLead(flow: PageFlow, block: SignatureBoxesBlock): number {
  const width = (page.right - page.left - gap * (block.columns - 1)) / block.columns;
  const row = block.boxes.slice(0, block.columns).map((box) => layOutBox(flow, box, width));
  return Math.max(0, ...row.map((laid) => boxHeight(laid, 'with-fields')));
}

type FieldChoice = 'with-fields' | 'without-fields';

function boxHeight({ box, head, foot }: Laid, fields: FieldChoice): number {
  const text = (head.length + foot.length) * lineHeight(size.small);
  const strip = hasStrip(box, fields) ? stripHeight + 4 : 0;
  return 2 * padding + text + areaHeight(box, fields) + strip + (foot.length > 0 ? 8 : 4);
}

function areaHeight(box: SignatureBox, fields: FieldChoice): number {
  return box.fieldName !== null && box.fieldNote === undefined && fields === 'with-fields'
    ? fieldHeight
    : markHeight;
}

function hasStrip(box: SignatureBox, fields: FieldChoice): boolean {
  return box.fieldName !== null && box.fieldNote !== undefined && fields === 'with-fields';
}

function layOutBox(flow: PageFlow, box: SignatureBox, width: number): Laid {
  const inner = { size: size.small, width: width - 2 * padding };
  const set = (text: string, style: 'strong' | 'normal' | 'quiet', most: number): readonly Line[] =>
    text === '' ? [] : flow.typesetter.clampedLines(text, { ...inner, style }, most);
  return {
    box,
    head: [...set(box.role, 'strong', 2), ...set(box.name, 'normal', 3)],
    foot: [...set(box.timeLine, 'normal', 2), ...set(box.meaning, 'quiet', 4)],
  };
}

type Place = {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly fields: FieldChoice;
};

function drawBox(flow: PageFlow, laid: Laid, at: Place): void {
  const { box, head, foot } = laid;
  const { pdf } = flow;
  const element = pdf.element(pdf.root, 'Div');
  pdf.artifact('Layout', () => {
    pdf.canvas.setDrawColor(colour.rule).setLineWidth(0.6);
    pdf.canvas.rect(at.x, flow.y, at.width, at.height, 'S');
  });
  const left = at.x + padding;
  const areaTop = flow.y + padding + head.length * lineHeight(size.small) + 4;
  const height = areaHeight(box, at.fields);
  const area = { left, top: areaTop, width: at.width - 2 * padding, height };
  const text = (lines: readonly Line[], y: number): void => {
    if (lines.length === 0) return;
    pdf.mark(pdf.element(element, 'P'), () => drawLines(pdf, lines, { x: left, y, size: size.small }));
  };
  text(head, flow.y + padding);
  drawSignature(flow, element, { box, area });
  if (areaHeight(box, at.fields) === fieldHeight) {
    addField(flow, element, { box, area });
  } else {
    pdf.artifact('Layout', () => {
      pdf.canvas.setDrawColor(colour.ruleStrong).setLineWidth(0.5);
      pdf.canvas.line(area.left, area.top + area.height, area.left + area.width, area.top + area.height);
    });
  }
  text(foot, areaTop + height + 4);
  if (hasStrip(box, at.fields)) {
    const top = flow.y + at.height - padding - stripHeight;
    drawStrip(flow, element, { box, area: { ...area, top, height: stripHeight } });
  }
}

type Spot = { readonly box: SignatureBox; readonly area: Area };

function addField(flow: PageFlow, element: TagElement, { box, area }: Spot): void {
  const who = box.name === '' ? '' : `, ${box.name.slice(0, 120)}`;
  const note = box.fieldNote === undefined ? '' : `: ${box.fieldNote}`;
  const tip = cleanText(`Signature: ${box.role}${who}${note}`);
  const place = [area.left, area.top, area.width, area.height] as const;
  flow.pdf.field(element, { name: box.fieldName ?? '', tip, box: place });
}

function drawStrip(flow: PageFlow, element: TagElement, spot: Spot): void {
  const { area, box } = spot;
  const setting = { size: size.mono, width: area.width - 12, style: 'quiet' } as const;
  const lines = flow.typesetter.clampedLines(box.fieldNote ?? '', setting, 1);
  const y = area.top + (area.height - lineHeight(size.mono)) / 2;
  flow.pdf.mark(flow.pdf.element(element, 'P'), () =>
    drawLines(flow.pdf, lines, { x: area.left + 6, y, size: size.mono }),
  );
  addField(flow, element, spot);
}

type Area = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

function drawSignature(flow: PageFlow, element: TagElement, { box, area }: Spot): void {
  const { pdf } = flow;
  const { mark } = box;
  if (mark.kind === 'drawn') {
    const who = cleanText(box.name === '' ? box.role : box.name).slice(0, 200);
    const figure = pdf.element(element, 'Figure', `/Alt ${pdfString(`Signature drawn by ${who}`)}`);
    pdf.mark(figure, () => drawStrokes(flow, mark, area));
    return;
  }
  if (mark.text === '') return;
  const { lines, fontSize } = setMark(flow, mark, area.width - 16);
  const y = area.top + (area.height - lines.length * lineHeight(fontSize)) / 2;
  pdf.mark(pdf.element(element, 'P'), () => drawLines(pdf, lines, { x: area.left + 8, y, size: fontSize }));
}

/** A typed signature is made smaller until it fits, and takes two lines before it is shortened. */
function setMark(
  flow: PageFlow,
  mark: Exclude<SignatureBox['mark'], { readonly kind: 'drawn' }>,
  width: number,
): { readonly lines: readonly Line[]; readonly fontSize: number } {
  const { typesetter } = flow;
  if (mark.kind === 'none') {
    const setting = { size: size.small, width, style: 'quiet' } as const;
    return { lines: typesetter.clampedLines(mark.text, setting, 2), fontSize: size.small };
  }
  for (const fontSize of [16, 14, 12]) {
    const lines = typesetter.lines(mark.text, { size: fontSize, width, style: 'normal' });
    if (lines.length === 1) return { lines, fontSize };
  }
  const setting = { size: 12, width, style: 'normal' } as const;
  return { lines: typesetter.clampedLines(mark.text, setting, 2), fontSize: 12 };
}

/** The pad's proportions are kept, so that handwriting is not stretched. */
function drawStrokes(
  flow: PageFlow,
  mark: Extract<SignatureBox['mark'], { readonly kind: 'drawn' }>,
  area: Area,
): void {
  const { canvas } = flow.pdf;
  const aspect = mark.aspect > 0.1 && mark.aspect < 20 ? mark.aspect : 3;
  const width = Math.min(area.width - 12, (area.height - 6) * aspect);
  const height = width / aspect;
  const left = area.left + 6;
  const top = area.top + (area.height - height) / 2;
  canvas.setDrawColor(colour.ink).setFillColor(colour.ink).setLineWidth(1.1);
  canvas.setLineCap('round').setLineJoin('round');
  for (const stroke of mark.strokes) {
    const points = stroke
      .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
      .flatMap(({ x, y }) => [left + clamp(x) * width, top + clamp(y) * height]);
    if (points.length > 2) drawPath(canvas, points, { closed: false, paint: 'S' });
    else if (points.length === 2) canvas.circle(points[0] ?? left, points[1] ?? top, 0.7, 'F');
  }
  canvas.setLineCap('butt').setLineJoin('miter');
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
