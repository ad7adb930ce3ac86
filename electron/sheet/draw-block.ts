import type { SheetBlock, SheetDocument } from '#shared/sheet/sheet-document.ts';
import { drawGrid, gridLead } from './draw-grid.ts';
import { drawImages } from './draw-images.ts';
import { drawSignatureBoxes, signatureLead } from './draw-signatures.ts';
import { layOutKeyValues, layOutTable } from './draw-table.ts';
import { drawHeading, drawTextBlock, isTextBlock } from './draw-text-blocks.ts';
import { drawTimeline, timelineLead } from './draw-timeline.ts';
import { page } from './look.ts';
import type { PageFlow } from './page-flow.ts';
import { pageIndexTable } from './page-index-table.ts';

/** Draws the block at `index` of the document's blocks and moves the flow below it. */
export function drawBlock(flow: PageFlow, document: SheetDocument, index: number): void {
  const block = document.blocks[index];
  if (!block) return;
  if (isTextBlock(block)) return drawTextBlock(flow, block);
  switch (block.kind) {
    case 'heading':
      return drawHeading(
        flow,
        { ...block, level: soundLevel(document.blocks, index) },
        leadOf(flow, document.blocks, index + 1),
      );
    case 'keyValues':
      return drawSpacedGrid(flow, layOutKeyValues(flow.typesetter, block));
    case 'table':
      return drawSpacedGrid(flow, layOutTable(flow.typesetter, block));
    case 'pageIndex':
      return drawSpacedGrid(flow, layOutTable(flow.typesetter, pageIndexTable(flow.pdf, block)));
    case 'signatureBoxes':
      return drawSignatureBoxes(flow, block, document.signatureFields ? 'with-fields' : 'without-fields');
    case 'timeline':
      return drawTimeline(flow, block);
    case 'images':
      return drawImages(flow, block);
    case 'pageBreak':
      if (flow.y > page.top) flow.newPage();
      return;
  }
}

/** The level of the heading at `index`; one that skips a level is drawn on the next one, as readers expect. */
function soundLevel(blocks: readonly SheetBlock[], index: number): 1 | 2 | 3 {
  let level = 0;
  for (const block of blocks.slice(0, index + 1)) {
    if (block.kind === 'heading') level = Math.min(block.level, level + 1);
  }
  return level <= 1 ? 1 : level === 2 ? 2 : 3;
}

function drawSpacedGrid(flow: PageFlow, grid: Parameters<typeof drawGrid>[1]): void {
  drawGrid(flow, grid);
  flow.y += 10;
}

/** Height of the beginning of the block at `index`, which a heading above it must not be parted from. */
function leadOf(flow: PageFlow, blocks: readonly SheetBlock[], index: number): number {
  const block = blocks[index];
  if (!block) return 0;
  if (isTextBlock(block)) return block.kind === 'callout' ? 50 : 28;
  switch (block.kind) {
    case 'pageBreak':
      return 0;
    case 'heading':
      return 34 + leadOf(flow, blocks, index + 1);
    case 'keyValues':
      return gridLead(layOutKeyValues(flow.typesetter, block));
    case 'table':
      return gridLead(layOutTable(flow.typesetter, { ...block, rows: block.rows.slice(0, 2) }));
    case 'pageIndex':
      return 60;
    case 'signatureBoxes':
      return signatureLead(flow, block);
    case 'timeline':
      return timelineLead(flow, block);
    case 'images':
      return Math.min(block.maxHeight + 30, 300);
  }
}
