import type { PageIndexBlock, TableBlock } from '#shared/sheet/sheet-document.ts';
import { cleanText } from './clean-text.ts';
import type { TaggedPdf } from './tagged-pdf.ts';

/** The index as a table, with the pages its headings came to stand on. */
export function pageIndexTable(pdf: Pick<TaggedPdf, 'pageOf'>, block: PageIndexBlock): TableBlock {
  const [what, asks, where] = block.columns;
  return {
    kind: 'table',
    columns: [
      { header: what, width: { share: 2 }, align: 'left' },
      { header: asks, width: { share: 3 }, align: 'left' },
      { header: where, width: { share: 3 }, align: 'left' },
    ],
    rows: block.entries.map((entry) => ({
      cells: [entry.what, entry.asks, entry.headings.flatMap((heading) => placeOf(pdf, heading)).join(', ')],
    })),
    rowHeader: 0,
    size: 'small',
  };
}

function placeOf(pdf: Pick<TaggedPdf, 'pageOf'>, heading: string): readonly string[] {
  const page = pdf.pageOf(cleanText(heading).replaceAll('\n', ' '));
  return page === null ? [] : [`page ${page} (${heading})`];
}
