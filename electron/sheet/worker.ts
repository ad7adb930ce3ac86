import { parentPort, workerData } from 'node:worker_threads';
import { signField } from '../signing/sign-field.ts';
import { acceptSignedElsewhere } from '../verifying/accept-signed-elsewhere.ts';
import { verifySheet } from '../verifying/verify-sheet.ts';
import { drawSheet } from './draw-sheet.ts';
import { planFonts } from './plan-fonts.ts';
import { loadSheetFonts, type SheetFonts } from './fonts.ts';
import type { SheetAnswer, SheetTask } from './sheet-tasks.ts';

/** What the service gives the worker when it starts it. */
export type SheetWorkerData = { readonly assetsFolder: string | null };
export type SheetRequest = { readonly id: number; readonly task: SheetTask };
export type SheetReply =
  | { readonly id: number; readonly kind: 'done'; readonly answer: SheetAnswer }
  | { readonly id: number; readonly kind: 'failed'; readonly detail: string };

// `as`: only the service starts this file, with this data.
const { assetsFolder } = workerData as SheetWorkerData;
let fonts: Promise<SheetFonts> | null = null;

parentPort?.on('message', (request: SheetRequest) => {
  void answer(request);
});

async function answer({ id, task }: SheetRequest): Promise<void> {
  try {
    parentPort?.postMessage({ id, kind: 'done', answer: await work(task) } satisfies SheetReply);
  } catch (problem) {
    // A folder that was not there may be there the next time.
    fonts = null;
    const detail = problem instanceof Error ? problem.message : String(problem);
    parentPort?.postMessage({ id, kind: 'failed', detail } satisfies SheetReply);
  }
}

async function work(task: SheetTask): Promise<SheetAnswer> {
  switch (task.kind) {
    case 'draw':
      return drawSheet(task.document, await ownFonts());
    case 'marks':
      return (await planFonts(task.texts, await ownFonts())).undrawable;
    case 'sign':
      return signField(task.pdf, { ...task.request, fonts: await ownFonts() });
    case 'verify':
      return verifySheet(task.pdf, task.knowledge);
    case 'accept':
      return acceptSignedElsewhere(task.ours, task.theirs);
  }
}

function ownFonts(): Promise<SheetFonts> {
  fonts ??= loadSheetFonts(assetsFolder);
  return fonts;
}
