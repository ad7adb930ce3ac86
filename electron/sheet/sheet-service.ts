import { Worker } from 'node:worker_threads';
import { ok, refused, type Result } from '#shared/result.ts';
import type { SheetDocument } from '#shared/sheet/sheet-document.ts';
import type { DrawnSheet } from './draw-sheet.ts';
import type { SheetReply, SheetWorkerData } from './worker.ts';

/**
 * `SheetNotDrawn`: the drawing itself failed. `SheetWorkerFailed`: its worker could not start or ended.
 * `SheetTooSlow`: no answer in time. `detail` is for the log, not for the screen.
 */
export type SheetFailure = {
  readonly code: 'SheetNotDrawn' | 'SheetWorkerFailed' | 'SheetTooSlow';
  readonly detail: string;
};

export type SheetService = {
  /** Draws in a worker, so that nothing else waits; never rejects. */
  readonly makeSheet: (document: SheetDocument) => Promise<Result<DrawnSheet, SheetFailure>>;
  /** Ends the worker; sheets still being drawn fail. The service can be used again afterwards. */
  readonly stop: () => Promise<void>;
};

export type SheetServiceOptions = {
  /** `electron/sheet/worker.ts` from source, `dist/main/sheet-worker.js` when built. */
  readonly workerFile: string | URL;
  /** Folder filled by `copySheetAssets`; null reads the fonts from their packages. */
  readonly assetsFolder: string | null;
  /** Milliseconds until a sheet counts as failed; two minutes when absent. */
  readonly patience?: number;
};

type Settle = (result: Result<DrawnSheet, SheetFailure>) => void;
type Running = { readonly worker: Worker; readonly waiting: Map<number, Settle> };

export function makeSheetService(options: SheetServiceOptions): SheetService {
  let running: Running | null = null;
  let lastId = 0;

  const drop = (ended: Running, failure: SheetFailure): void => {
    if (running === ended) running = null;
    for (const settle of ended.waiting.values()) settle(refused(failure));
    ended.waiting.clear();
  };
  const start = (): Running => {
    const data: SheetWorkerData = { assetsFolder: options.assetsFolder };
    const started: Running = {
      worker: new Worker(options.workerFile, { workerData: data }),
      waiting: new Map(),
    };
    started.worker.on('message', (reply: SheetReply) => settleReply(started, reply));
    started.worker.on('error', (problem) =>
      drop(started, { code: 'SheetWorkerFailed', detail: describe(problem) }),
    );
    started.worker.on('exit', (code) =>
      drop(started, { code: 'SheetWorkerFailed', detail: `The worker ended with ${code}.` }),
    );
    return started;
  };

  return {
    makeSheet: (document) => {
      const id = ++lastId;
      try {
        running ??= start();
      } catch (problem) {
        return Promise.resolve(refused({ code: 'SheetWorkerFailed', detail: describe(problem) }));
      }
      return ask(running, { id, document, patience: options.patience ?? 120_000 });
    },
    stop: async () => {
      const ending = running;
      running = null;
      await ending?.worker.terminate();
    },
  };
}

function ask(
  running: Running,
  { id, document, patience }: { readonly id: number; document: SheetDocument; patience: number },
): Promise<Result<DrawnSheet, SheetFailure>> {
  const { worker, waiting } = running;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      settle(refused({ code: 'SheetTooSlow', detail: `No sheet after ${patience} ms.` }));
      void worker.terminate();
    }, patience);
    const settle: Settle = (result) => {
      clearTimeout(timer);
      waiting.delete(id);
      // An idle worker does not keep the program alive, one at work does.
      if (waiting.size === 0) worker.unref();
      resolve(result);
    };
    waiting.set(id, settle);
    worker.ref();
    try {
      worker.postMessage({ id, document });
    } catch (problem) {
      settle(refused({ code: 'SheetNotDrawn', detail: describe(problem) }));
    }
  });
}

function settleReply(running: Running, reply: SheetReply): void {
  const settle = running.waiting.get(reply.id);
  if (reply.kind === 'drawn') settle?.(ok(reply.sheet));
  else settle?.(refused({ code: 'SheetNotDrawn', detail: reply.detail }));
}

function describe(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
