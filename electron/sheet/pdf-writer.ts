import type { JsPdfInternals } from './jspdf-hooks.ts';

/** Writes objects of our own between those of jsPDF. Ids are handed out first, objects written later. */
export type PdfWriter = {
  readonly allocate: () => number;
  readonly object: (id: number, body: string) => void;
  /** `entries` are the dictionary's own, such as `{ Type: '/Metadata' }`. */
  readonly stream: (id: number, entries: Readonly<Record<string, string>>, content: PdfStreamContent) => void;
};

/** XMP stays plain, so that tools which do not unpack streams find it. */
export type PdfStreamContent = { readonly bytes: Uint8Array; readonly packing: 'deflate' | 'plain' };

export function makePdfWriter(internals: JsPdfInternals): PdfWriter {
  return {
    allocate: () => internals.newObjectDeferred(),
    object: (id, body) => {
      internals.newObjectDeferredBegin(id, true);
      internals.write(body);
      internals.write('endobj');
    },
    stream: (id, entries, content) => {
      internals.newObjectDeferredBegin(id, true);
      internals.putStream({
        data: Buffer.from(content.bytes).toString('latin1'),
        filters: content.packing === 'deflate' ? ['FlateEncode'] : [],
        additionalKeyValues: Object.entries(entries).map(([key, value]) => ({ key, value })),
        objectId: id,
      });
      internals.write('endobj');
    },
  };
}
