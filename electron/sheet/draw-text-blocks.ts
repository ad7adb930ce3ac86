import type {
  BulletsBlock,
  CalloutBlock,
  EntriesBlock,
  HeadingBlock,
  MonoBlock,
  ParagraphBlock,
  SheetBlock,
} from '#shared/sheet/sheet-document.ts';
import { drawEntries } from './draw-entries.ts';
import { drawGlyph } from './draw-glyph.ts';
import { colour, page, size, type Colour } from './look.ts';
import { bodyLines, drawLines, flowLines, lineHeight, makeRoom, type PageFlow } from './page-flow.ts';
import { cleanText } from './clean-text.ts';

const textWidth = page.right - page.left;

/** Blocks that are text only, but for headings. */
export type TextBlock = ParagraphBlock | BulletsBlock | EntriesBlock | MonoBlock | CalloutBlock;

export function isTextBlock(block: SheetBlock): block is TextBlock {
  return ['paragraph', 'bullets', 'entries', 'mono', 'callout'].includes(block.kind);
}

export function drawTextBlock(flow: PageFlow, block: TextBlock): void {
  switch (block.kind) {
    case 'paragraph':
      return drawParagraph(flow, block);
    case 'bullets':
      return drawBullets(flow, block);
    case 'entries':
      return drawEntries(flow, block);
    case 'mono':
      return drawMono(flow, block);
    case 'callout':
      return drawCallout(flow, block);
  }
}

/** `keep` is the height of what has to stand on the same page below the heading. */
export function drawHeading(flow: PageFlow, block: HeadingBlock, keep: number): void {
  const fontSize = [size.h1, size.h2, size.h3][block.level - 1] ?? size.h3;
  const lines = bodyLines(flow, block.text, { width: textWidth, style: 'strong', size: fontSize });
  const before = [4, 16, 10][block.level - 1] ?? 10;
  makeRoom(flow, before + lines.length * lineHeight(fontSize) + keep);
  if (flow.y > page.top) flow.y += before;
  const element = flow.pdf.element(flow.pdf.root, `H${block.level}`);
  flow.pdf.bookmark(block.level, cleanText(block.text).replaceAll('\n', ' '), flow.y - 6);
  flowLines(flow, element, lines, { x: page.left, size: fontSize });
  flow.y += [8, 4, 3][block.level - 1] ?? 3;
}

function drawParagraph(flow: PageFlow, block: ParagraphBlock): void {
  const isCaution = block.tone === 'caution';
  const indent = isCaution ? 16 : 0;
  const style = isCaution ? 'strong' : block.tone;
  const lines = bodyLines(flow, block.text, { width: textWidth - indent, style });
  makeRoom(flow, lineHeight(size.body) * Math.min(2, lines.length));
  if (isCaution) {
    flow.pdf.artifact('Layout', () =>
      drawGlyph(flow.pdf.canvas, 'breach', { x: page.left, y: flow.y + 1, side: 10.5 }),
    );
  }
  flowLines(flow, flow.pdf.element(flow.pdf.root, 'P'), lines, { x: page.left + indent, size: size.body });
  flow.y += 6;
}

function drawBullets(flow: PageFlow, block: BulletsBlock): void {
  const list = flow.pdf.element(flow.pdf.root, 'L', '/A <</O /List /ListNumbering /Disc>>');
  for (const item of block.items) {
    const lines = bodyLines(flow, item, { width: textWidth - 14 });
    makeRoom(flow, lineHeight(size.body) * Math.min(2, lines.length));
    const entry = flow.pdf.element(list, 'LI');
    const bullet = bodyLines(flow, '•', { width: 20 });
    flow.pdf.mark(flow.pdf.element(entry, 'Lbl'), () =>
      drawLines(flow.pdf, bullet, { x: page.left + 3, y: flow.y, size: size.body }),
    );
    flowLines(flow, flow.pdf.element(entry, 'LBody'), lines, { x: page.left + 14, size: size.body });
    flow.y += 2;
  }
  flow.y += 5;
}

function drawMono(flow: PageFlow, block: MonoBlock): void {
  const element = flow.pdf.element(flow.pdf.root, 'P');
  for (const text of block.lines) {
    const lines = bodyLines(flow, text, { width: textWidth - 10, style: 'mono', size: size.mono });
    flowLines(flow, element, lines, { x: page.left + 10, size: size.mono });
  }
  flow.y += 7;
}

function drawCallout(flow: PageFlow, block: CalloutBlock): void {
  const tint: Colour = block.tone === 'good' ? 'good' : block.tone === 'caution' ? 'bad' : 'ruleStrong';
  const left = page.left + (block.glyph === null ? 12 : 36);
  const titleSize = 13;
  const title = flow.typesetter.clampedLines(
    block.title,
    { size: titleSize, width: page.right - left - 12, style: 'strong' },
    3,
  );
  const beside = left + (title[0]?.width ?? 0) + 12;
  const whole = flow.typesetter.lines(block.text, {
    size: size.body,
    width: page.right - 12 - beside,
    style: 'normal',
  });
  const isOneLine = title.length === 1 && whole.length === 1;
  const text = isOneLine
    ? whole
    : flow.typesetter.clampedLines(
        block.text,
        { size: size.body, width: page.right - left - 12, style: 'normal' },
        30,
      );
  const titleHeight = title.length * lineHeight(titleSize);
  const height = 18 + titleHeight + (isOneLine ? 0 : text.length * lineHeight(size.body));
  makeRoom(flow, height);
  const top = flow.y;
  flow.pdf.artifact('Layout', () => {
    const { canvas } = flow.pdf;
    canvas.setDrawColor(colour[tint]).setLineWidth(1.1);
    canvas.rect(page.left + 0.55, top, textWidth - 1.1, height, 'S');
    if (block.glyph !== null) drawGlyph(canvas, block.glyph, { x: page.left + 12, y: top + 10, side: 16 });
  });
  const box = flow.pdf.element(flow.pdf.root, 'Div');
  flow.pdf.mark(flow.pdf.element(box, 'P'), () =>
    drawLines(flow.pdf, title, {
      x: left,
      y: top + 9,
      size: titleSize,
      colour: block.tone === 'plain' ? 'ink' : tint,
    }),
  );
  if (text.some((line) => line.width > 0)) {
    flow.pdf.mark(flow.pdf.element(box, 'P'), () =>
      drawLines(flow.pdf, text, {
        x: isOneLine ? beside : left,
        y: isOneLine ? top + 12.2 : top + 9 + titleHeight,
        size: size.body,
      }),
    );
  }
  flow.y = top + height + 14;
}
