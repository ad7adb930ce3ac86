import type { PrintToPDFOptions } from 'electron';
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';

const inches: Record<string, readonly [width: number, height: number]> = {
  A3: [11.69, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
};

/** Electron's options, sizes and margins in inches, in the browser's words. */
export function toCdpOptions(options: PrintToPDFOptions): Protocol.Page.printToPDFParameters {
  const { pageSize = 'Letter', margins, ...same } = options;
  const [paperWidth, paperHeight] =
    typeof pageSize === 'object' ? [pageSize.width, pageSize.height] : (inches[pageSize] ?? [8.5, 11]);
  const given = {
    landscape: same.landscape,
    displayHeaderFooter: same.displayHeaderFooter,
    printBackground: same.printBackground,
    scale: same.scale,
    pageRanges: same.pageRanges,
    headerTemplate: same.headerTemplate,
    footerTemplate: same.footerTemplate,
    preferCSSPageSize: same.preferCSSPageSize,
    generateTaggedPDF: same.generateTaggedPDF,
    marginTop: margins?.top,
    marginBottom: margins?.bottom,
    marginLeft: margins?.left,
    marginRight: margins?.right,
  };
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { paperWidth, paperHeight, ...present };
}
