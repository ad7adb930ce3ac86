/** Reads a PDF for the screen with pdf.js: its worker is a file of the app, nothing is evaluated, nothing is fetched but the PDF. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- Vite turns `?url` into the file's address
import workerFile from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

export type SheetSection = { readonly title: string; readonly page: number };

export type PdfDocument = {
  readonly pages: number;
  /** First level of the outline, or one entry a page when there is none. Pages count from 1. */
  readonly sections: readonly SheetSection[];
  readonly page: (number: number) => Promise<PDFPageProxy>;
  readonly close: () => void;
};

/** Rejects when there is no PDF at this address of the app. pdf.js hands its bytes on to its worker piece by piece. */
export async function openPdf(address: string): Promise<PdfDocument> {
  const { getDocument, PDFWorker } = await import('pdfjs-dist');
  const port = new Worker(new URL(workerFile, window.location.href), { type: 'module' });
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    url: new URL(address, window.location.href),
    disableRange: true,
    worker,
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    verbosity: 0,
  });
  const close = (): void => {
    void task.destroy().then(() => port.terminate());
  };
  try {
    const pdf = await task.promise;
    return {
      pages: pdf.numPages,
      sections: await readSections(pdf),
      page: (number) => pdf.getPage(number),
      close,
    };
  } catch (cause) {
    close();
    throw cause;
  }
}

async function readSections(pdf: PDFDocumentProxy): Promise<readonly SheetSection[]> {
  const [first, ...others] = (await pdf.getOutline()) ?? [];
  if (first === undefined) return everyPage(pdf.numPages);
  // A sheet has one title above all its parts; the parts are what one looks for.
  const outline = others.length === 0 && first.items.length > 0 ? first.items : [first, ...others];
  return Promise.all(
    outline.map(async (entry: OutlineEntry) => ({ title: entry.title, page: await pageOf(pdf, entry.dest) })),
  );
}

/** What is read of an entry; pdf.js leaves the entries below it untyped. */
type OutlineEntry = { readonly title: string; readonly dest: string | readonly unknown[] | null };

function everyPage(pages: number): readonly SheetSection[] {
  return Array.from({ length: pages }, (_, index) => ({ title: `Page ${index + 1}`, page: index + 1 }));
}

async function pageOf(pdf: PDFDocumentProxy, dest: string | readonly unknown[] | null): Promise<number> {
  const target = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
  const page: unknown = target?.[0];
  if (typeof page !== 'object' || page === null || !('num' in page) || !('gen' in page)) return 1;
  const { num, gen } = page;
  if (typeof num !== 'number' || typeof gen !== 'number') return 1;
  return (await pdf.getPageIndex({ num, gen })) + 1;
}
