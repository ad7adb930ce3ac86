import { jsPDF } from 'jspdf';

/**
 * The part of jsPDF's inside that the sheet is built on.
 *
 * None of it is a documented contract: jsPDF is pinned to 4.2.1, only this file, `jspdf-glyphs.ts` and `pdf-writer.ts` touch it, and
 * tests/sheet reads every object back.
 */
export type JsPdfInternals = {
  readonly events: {
    readonly subscribe: (topic: string, callback: (payload: PutPage) => void) => string;
  };
  readonly write: (text: string) => void;
  readonly newObjectDeferred: () => number;
  readonly newObjectDeferredBegin: (id: number, output: boolean) => number;
  readonly putStream: (stream: {
    readonly data: string;
    readonly filters: readonly string[];
    readonly additionalKeyValues: readonly { readonly key: string; readonly value: string }[];
    readonly objectId: number;
  }) => void;
  readonly getCurrentPageInfo: () => { readonly pageNumber: number };
};

/** What jsPDF publishes as `putPage`; other topics publish nothing that is used. */
export type PutPage = { readonly objId: number; readonly pageNumber: number };

export type JsPdf = { readonly canvas: jsPDF; readonly internals: JsPdfInternals };

/** An empty A4 document in points, PDF 1.7, with one page; its streams are packed when it is finished. */
export function openJsPdf(): JsPdf {
  const canvas = new jsPDF({ unit: 'pt', format: 'a4', compress: false, putOnlyUsedFonts: true });
  // The types know neither `__private__` nor most of `internal`; both are checked by the tests of tests/sheet.
  const inside = canvas as unknown as {
    readonly internal: JsPdfInternals;
    readonly __private__: { readonly setPdfVersion: (version: string) => void };
  };
  inside.__private__.setPdfVersion('1.7');
  return { canvas, internals: inside.internal };
}
