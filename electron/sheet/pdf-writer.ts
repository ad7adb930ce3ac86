import type { JsPdfInternals } from './jspdf-hooks.ts';

/** Writes objects of our own between those of jsPDF. Ids are handed out first, objects written later. */
export type PdfWriter = {
  readonly allocate: () => number;
  readonly object: (id: number, body: string) => void;
  /** `entries` are the dictionary's own, such as `{ Type: '/Metadata' }`. */
  readonly stream: (id: number, entries: Readonly<Record<string, string>>, bytes: Uint8Array) => void;
  /** An object that is one of thousands, and may be packed together with the others. */
  readonly small: (id: number, body: string) => void;
  readonly smallIds: ReadonlySet<number>;
};

export function makePdfWriter(internals: JsPdfInternals): PdfWriter {
  const smallIds = new Set<number>();
  const object = (id: number, body: string): void => {
    internals.newObjectDeferredBegin(id, true);
    internals.write(`${body}\nendobj`);
  };
  return {
    allocate: () => internals.newObjectDeferred(),
    object,
    small: (id, body) => {
      smallIds.add(id);
      object(id, body);
    },
    smallIds,
    stream: (id, entries, bytes) => {
      internals.newObjectDeferredBegin(id, true);
      internals.putStream({
        data: Buffer.from(bytes).toString('latin1'),
        filters: [],
        additionalKeyValues: Object.entries(entries).map(([key, value]) => ({ key, value })),
        objectId: id,
      });
      internals.write('endobj');
    },
  };
}
