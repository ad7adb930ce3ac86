import { parentPort, workerData } from 'node:worker_threads';
import type { SheetDocument } from '#shared/sheet/sheet-document.ts';
import { drawSheet, type DrawnSheet } from './draw-sheet.ts';
import { loadSheetFonts, type SheetFonts } from './fonts.ts';

/** What the service gives the worker when it starts it. */
export type SheetWorkerData = { readonly assetsFolder: string | null };
export type SheetRequest = { readonly id: number; readonly document: SheetDocument };
export type SheetReply =
  | { readonly id: number; readonly kind: 'drawn'; readonly sheet: DrawnSheet }
  | { readonly id: number; readonly kind: 'failed'; readonly detail: string };

// `as`: only the service starts this file, with this data.
const { assetsFolder } = workerData as SheetWorkerData;
let fonts: Promise<SheetFonts> | null = null;

parentPort?.on('message', (request: SheetRequest) => {
  void answer(request);
});

async function answer({ id, document }: SheetRequest): Promise<void> {
  try {
    fonts ??= loadSheetFonts(assetsFolder);
    const sheet = await drawSheet(document, await fonts);
    post({ id, kind: 'drawn', sheet }, [sheet.bytes.buffer]);
  } catch (problem) {
    // A folder that was not there may be there the next time.
    fonts = null;
    post({ id, kind: 'failed', detail: problem instanceof Error ? problem.message : String(problem) }, []);
  }
}

function post(reply: SheetReply, transfer: readonly ArrayBufferLike[]): void {
  parentPort?.postMessage(
    reply,
    transfer.filter((buffer) => buffer instanceof ArrayBuffer),
  );
}
