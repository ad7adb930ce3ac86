import type { SheetDocument, SheetText } from '#shared/sheet/sheet-document.ts';
import { readImageHeader } from './image-header.ts';
import { colour, leading, page, size } from './look.ts';
import { drawRuns } from './draw-runs.ts';
import { drawLines, drawRule, type PageFlow } from './page-flow.ts';
import type { Line } from './typesetter.ts';

const headerTop = 42;
const footerTop = 792;

const width = page.right - page.left;

/** Header and footer of the current page; they repeat, so they are decoration to a screen reader. */
export function drawPageFrame(
  flow: PageFlow,
  document: SheetDocument,
  { number, pages }: { readonly number: number; readonly pages: number },
): void {
  flow.pdf.artifact('Pagination', () => {
    drawHeader(flow, document);
    const gap = document.runNumber === '' || document.shortHash === '' ? '' : '   ';
    const left = [
      { text: `${document.runNumber}${gap}`, style: 'quiet' },
      { text: document.shortHash, style: 'mono' },
    ] as const;
    drawPart(flow, setPart(flow, left, width * 0.78), { y: footerTop, align: 'left' });
    drawPart(flow, setPart(flow, `Page ${number} of ${pages}`, 120), { y: footerTop, align: 'right' });
  });
  drawRule(flow, footerTop - 6);
}

/** Points; a logo is made smaller to fit, never larger, and stands in the middle of the header's line. */
const logoBox = { width: 90, height: 20, gap: 6 } as const;

/** The run's identity on the right goes before the organisation on the left where there is too little room. */
function drawHeader(flow: PageFlow, document: SheetDocument): void {
  const middle = setPart(flow, [{ text: document.watermark ?? '', style: 'strong' }], width * 0.3);
  const middleWidth = middle[0]?.width ?? 0;
  const side = (width - middleWidth) / 2 - 12;
  const right = setPart(flow, document.runIdentity, middleWidth > 0 ? side : width * 0.7);
  const left = middleWidth > 0 ? side : width - (right[0]?.width ?? 0) - 24;
  const indent = drawLogo(flow, document.letterhead.logo);
  const organisation = setPart(flow, document.letterhead.organisation, left - indent);
  drawLines(flow.pdf, organisation, {
    x: page.left + indent,
    y: headerTop,
    size: size.small,
    colour: 'quiet',
  });
  drawPart(flow, middle, { y: headerTop, align: 'centre' });
  drawPart(flow, right, { y: headerTop, align: 'right' });
}

/** Points that the logo takes of the line, its gap included; 0 where there is none that can be drawn. */
function drawLogo({ pdf }: PageFlow, logo: Uint8Array | null): number {
  const header = logo === null ? null : readImageHeader(logo, 'image/png');
  if (logo === null || header === null) return 0;
  const scale = Math.min(0.75, logoBox.width / header.width, logoBox.height / header.height);
  const [wide, high] = [header.width * scale, header.height * scale];
  const y = headerTop + (size.small * leading - high) / 2;
  try {
    // One name for all pages: the file holds the picture once.
    pdf.canvas.addImage({
      imageData: logo,
      format: 'PNG',
      x: page.left,
      y,
      width: wide,
      height: high,
      alias: 'logo',
      compression: 'FAST',
    });
  } catch {
    // As with damaged evidence: a picture must not cost the whole sheet.
    return 0;
  }
  return wide + logoBox.gap;
}

function setPart(flow: PageFlow, text: SheetText, most: number): readonly Line[] {
  return flow.typesetter.clampedLines(text, { size: size.small, width: most, style: 'quiet' }, 1);
}

function drawPart(
  flow: PageFlow,
  lines: readonly Line[],
  at: { readonly y: number; readonly align: 'left' | 'right' | 'centre' },
): void {
  drawLines(flow.pdf, lines, { ...at, x: page.left, size: size.small, width, colour: 'quiet' });
}

/** Large letters behind everything that follows on the page: call it first on every page. */
export function drawWatermark(flow: PageFlow, document: SheetDocument): void {
  if (document.watermark === null) return;
  const probe = { size: 100, width: 1e6, style: 'strong' } as const;
  const [line] = flow.typesetter.clampedLines(document.watermark.replaceAll('\n', ' '), probe, 1);
  if (!line || line.width === 0) return;
  const fontSize = Math.min(110, (100 * 620) / line.width);
  const angle = 52;
  const radians = (angle * Math.PI) / 180;
  const length = (line.width * fontSize) / 100;
  const x = page.width / 2 - (Math.cos(radians) * length) / 2 + (Math.sin(radians) * fontSize) / 3;
  const y = page.height / 2 + (Math.sin(radians) * length) / 2 + (Math.cos(radians) * fontSize) / 3;
  flow.pdf.artifact('Pagination', () => {
    drawRuns(flow.pdf, line, (_, along) => ({
      x: x + (Math.cos(radians) * along * fontSize) / 100,
      y: y - (Math.sin(radians) * along * fontSize) / 100,
      size: fontSize,
      colour: colour.watermark,
      angle,
    }));
  });
}
