import { entriesTexts } from './draw-entries.ts';
import type { SheetBlock, SheetDocument, SheetText, TableCell } from '#shared/sheet/sheet-document.ts';

/** Every text the drawing of a document may set, for choosing its fonts. */
export function* documentTexts(document: SheetDocument): Generator<string> {
  yield document.letterhead.organisation;
  yield document.runIdentity;
  yield document.runNumber;
  yield document.shortHash;
  if (document.watermark !== null) yield document.watermark;
  for (const block of document.blocks) yield* blockTexts(block);
}

export function plainText(text: SheetText): string {
  return typeof text === 'string' ? text : text.map((span) => span.text).join('');
}

export function isSheetText(cell: TableCell): cell is SheetText {
  return typeof cell === 'string' || Array.isArray(cell);
}

function blockTexts(block: SheetBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [plainText(block.text)];
    case 'keyValues':
      return block.pairs.flatMap((pair) => [pair.label, plainText(pair.value)]);
    case 'bullets':
      return ['•', ...block.items.map(plainText)];
    case 'entries':
      return entriesTexts(block);
    case 'table':
      return [
        ...block.columns.map((column) => column.header),
        ...block.rows.flatMap((row) => row.cells.map(cellText)),
      ];
    case 'signatureBoxes':
      return block.boxes.flatMap((box) => [
        box.role,
        box.name,
        box.meaning,
        box.timeLine,
        box.fieldNote ?? '',
        box.mark.kind === 'drawn' ? '' : box.mark.text,
      ]);
    case 'timeline':
      return [
        ...block.ticks.map((tick) => tick.label),
        ...block.lanes.flatMap((lane) => [lane, ...lane.bars, ...lane.marks].map((part) => part.label)),
      ];
    case 'images':
      return block.images.flatMap((image) => [plainText(image.caption), image.alternative]);
    case 'mono':
      return block.lines;
    case 'pageIndex':
      return [
        'page 0123456789, ()',
        ...block.columns,
        ...block.entries.flatMap((entry) => [entry.what, entry.asks, ...entry.headings]),
      ];
    case 'callout':
      return [block.title, plainText(block.text)];
    case 'pageBreak':
      return [];
  }
}

function cellText(cell: TableCell): string {
  return plainText(isSheetText(cell) ? cell : cell.text);
}
