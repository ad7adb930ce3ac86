import { createHash } from 'node:crypto';
import type { ImagesBlock, SheetImage } from '#shared/sheet/sheet-document.ts';
import { cleanText } from './clean-text.ts';
import { readImageHeader, type ImageHeader } from './image-header.ts';
import { colour, page, size } from './look.ts';
import { drawLines, lineHeight, makeRoom, type PageFlow } from './page-flow.ts';
import { pdfString } from './pdf-text.ts';

const gap = 12;

type Laid = {
  readonly image: SheetImage;
  readonly width: number;
  readonly height: number;
  readonly header: ImageHeader | null;
};

/** Images in rows with their captions; one that cannot be decoded is a frame with its description. */
export function drawImages(flow: PageFlow, block: ImagesBlock): void {
  const columnWidth = (page.right - page.left - gap * (block.columns - 1)) / block.columns;
  const maxHeight = Math.min(block.maxHeight, page.bottom - page.top - 60);
  for (let first = 0; first < block.images.length; first += block.columns) {
    const row = block.images
      .slice(first, first + block.columns)
      .map((image) => fitImage(image, columnWidth, maxHeight));
    const captions = row.map(({ image }) =>
      flow.typesetter.clampedLines(
        image.caption,
        { size: size.small, width: columnWidth, style: 'normal' },
        4,
      ),
    );
    const imageHeight = Math.max(...row.map((laid) => laid.height));
    const captionHeight = Math.max(...captions.map((lines) => lines.length)) * lineHeight(size.small);
    makeRoom(flow, imageHeight + captionHeight + 6);
    row.forEach((laid, column) => {
      const x = page.left + column * (columnWidth + gap);
      drawImage(flow, laid, x);
      const lines = captions[column] ?? [];
      flow.pdf.mark(flow.pdf.element(flow.pdf.root, 'P'), () =>
        drawLines(flow.pdf, lines, { x, y: flow.y + imageHeight + 3, size: size.small }),
      );
    });
    flow.y += imageHeight + captionHeight + 14;
  }
}

function fitImage(image: SheetImage, columnWidth: number, maxHeight: number): Laid {
  const header = readImageHeader(image.bytes, image.mime);
  if (!header) return { image, header, width: columnWidth, height: 60 };
  // 96 pixels to an inch at most, so that a small picture is not blown up.
  const scale = Math.min(0.75, columnWidth / header.width, maxHeight / header.height);
  return { image, header, width: header.width * scale, height: header.height * scale };
}

function drawImage(flow: PageFlow, { image, width, height, header }: Laid, x: number): void {
  const { pdf } = flow;
  const alternative = `/Alt ${pdfString(cleanText(image.alternative))}`;
  const figure = pdf.element(pdf.root, 'Figure', alternative);
  pdf.mark(figure, () => {
    const isDrawn = header !== null && addImage(flow, image, { x, width, height });
    pdf.canvas.setDrawColor(colour.rule).setLineWidth(0.5);
    pdf.canvas.rect(x, flow.y, width, height, 'S');
    if (isDrawn) return;
    const lines = flow.typesetter.clampedLines(
      image.alternative,
      { size: size.small, width: Math.max(40, width - 16), style: 'quiet' },
      3,
    );
    drawLines(pdf, lines, { x: x + 8, y: flow.y + 8, size: size.small });
  });
}

/** False when jsPDF cannot decode the picture: damaged evidence must not cost the whole sheet. */
function addImage(
  flow: PageFlow,
  image: SheetImage,
  at: { readonly x: number; readonly width: number; readonly height: number },
): boolean {
  const alias = createHash('sha256').update(image.bytes).digest('hex');
  const format = image.mime === 'image/png' ? 'PNG' : 'JPEG';
  try {
    flow.pdf.canvas.addImage({
      imageData: image.bytes,
      format,
      x: at.x,
      y: flow.y,
      width: at.width,
      height: at.height,
      alias,
      compression: 'FAST',
    });
    return true;
  } catch {
    return false;
  }
}
