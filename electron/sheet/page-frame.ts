import type { SheetDocument } from '#shared/sheet/sheet-document.ts';
import { colour, page, size } from './look.ts';
import { drawLines, drawRule, type PageFlow } from './page-flow.ts';

const headerTop = 42;
const footerTop = 792;

/** Header and footer of the current page; they repeat, so they are decoration to a screen reader. */
export function drawPageFrame(
  flow: PageFlow,
  document: SheetDocument,
  { number, pages }: { readonly number: number; readonly pages: number },
): void {
  const half = (page.right - page.left) / 2;
  const set = (text: string, width: number, style: 'quiet' | 'strong' | 'mono') =>
    flow.typesetter.clampedLines(text.replaceAll('\n', ' '), { size: size.small, width, style }, 1);
  const footerLeft = [
    { text: document.runNumber, style: 'quiet' },
    { text: document.runNumber === '' || document.shortHash === '' ? '' : '   ', style: 'quiet' },
    { text: document.shortHash, style: 'mono' },
  ] as const;
  const settingLeft = { size: size.small, width: half * 1.5, style: 'quiet' } as const;
  flow.pdf.artifact('Pagination', () => {
    const place = { x: page.left, size: size.small, width: page.right - page.left };
    drawLines(flow.pdf, set(document.organisation, half * 0.7, 'quiet'), {
      x: page.left,
      y: headerTop,
      size: size.small,
    });
    if (document.watermark !== null) {
      drawLines(flow.pdf, set(document.watermark, half * 0.5, 'strong'), {
        ...place,
        y: headerTop,
        align: 'centre',
      });
    }
    drawLines(flow.pdf, set(document.runIdentity, half * 0.8, 'quiet'), {
      ...place,
      y: headerTop,
      align: 'right',
    });
    const left = flow.typesetter.clampedLines(footerLeft, settingLeft, 1);
    drawLines(flow.pdf, left, { x: page.left, y: footerTop, size: size.small, colour: 'quiet' });
    drawLines(flow.pdf, set(`Page ${number} of ${pages}`, 120, 'quiet'), {
      ...place,
      y: footerTop,
      align: 'right',
    });
  });
  drawRule(flow, footerTop - 6);
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
  let x = page.width / 2 - (Math.cos(radians) * length) / 2 + (Math.sin(radians) * fontSize) / 3;
  let y = page.height / 2 + (Math.sin(radians) * length) / 2 + (Math.cos(radians) * fontSize) / 3;
  flow.pdf.artifact('Pagination', () => {
    for (const run of line.runs) {
      flow.pdf.canvas.setFont(run.font, 'normal').setFontSize(fontSize).setTextColor(colour.watermark);
      flow.pdf.canvas.text(run.text, x, y, { angle });
      x += (Math.cos(radians) * run.width * fontSize) / 100;
      y -= (Math.sin(radians) * run.width * fontSize) / 100;
    }
  });
}
