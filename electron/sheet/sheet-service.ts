import { Worker } from 'node:worker_threads';
import { ok, refused, type Result } from '#shared/result.ts';
import type { SheetDocument } from '#shared/sheet/sheet-document.ts';
import type { SheetAnswer, SheetAnswers, SheetTask, SigningTask } from './sheet-tasks.ts';
import type { SheetKnowledge } from '../verifying/verify-sheet.ts';
import type { SheetReply, SheetRequest, SheetWorkerData } from './worker.ts';

/**
 * `SheetNotDrawn`: the drawing itself failed. `SheetWorkerFailed`: its worker could not start or ended.
 * `SheetTooSlow`: no answer in time. `detail` is for the log, not for the screen.
 */
export type SheetFailure = {
  readonly code: 'SheetNotDrawn' | 'SheetWorkerFailed' | 'SheetTooSlow';
  readonly detail: string;
};

type Answer<K extends SheetTask['kind']> = Promise<Result<SheetAnswers[K], SheetFailure>>;

export type SheetService = {
  /** All of them work in a worker, so that nothing else waits, and never reject. */
  readonly makeSheet: (document: SheetDocument) => Answer<'draw'>;
  readonly marks: (texts: readonly string[]) => Answer<'marks'>;
  readonly sign: (pdf: Uint8Array, request: SigningTask) => Answer<'sign'>;
  readonly verify: (pdf: Uint8Array, knowledge: SheetKnowledge | null) => Answer<'verify'>;
  readonly accept: (ours: Uint8Array, theirs: Uint8Array) => Answer<'accept'>;
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

type Settle = (result: Result<SheetAnswer, SheetFailure>) => void;
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

  async function work<T extends SheetTask>(task: T): Answer<T['kind']> {
    const id = ++lastId;
    try {
      running ??= start();
    } catch (problem) {
      return refused({ code: 'SheetWorkerFailed', detail: describe(problem) });
    }
    const answered = await ask(running, { id, task }, options.patience ?? 120_000);
    // `as`: the worker answers a task in the one way of its kind, which an index by a union cannot express.
    return answered as Awaited<Answer<T['kind']>>;
  }

  return {
    makeSheet: (document) => work({ kind: 'draw', document }),
    marks: (texts) => work({ kind: 'marks', texts }),
    sign: (pdf, request) => work({ kind: 'sign', pdf, request }),
    verify: (pdf, knowledge) => work({ kind: 'verify', pdf, knowledge }),
    accept: (ours, theirs) => work({ kind: 'accept', ours, theirs }),
    stop: async () => {
      const ending = running;
      running = null;
      await ending?.worker.terminate();
    },
  };
}

function ask(
  running: Running,
  request: SheetRequest,
  patience: number,
): Promise<Result<SheetAnswer, SheetFailure>> {
  const { worker, waiting } = running;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      settle(refused({ code: 'SheetTooSlow', detail: `No sheet after ${patience} ms.` }));
      void worker.terminate();
    }, patience);
    const settle: Settle = (result) => {
      clearTimeout(timer);
      waiting.delete(request.id);
      // An idle worker does not keep the program alive, one at work does.
      if (waiting.size === 0) worker.unref();
      resolve(result);
    };
    waiting.set(request.id, settle);
    worker.ref();
    try {
      worker.postMessage(request);
    } catch (problem) {
      settle(refused({ code: 'SheetNotDrawn', detail: describe(problem) }));
    }
  });
}

function settleReply(running: Running, reply: SheetReply): void {
  const settle = running.waiting.get(reply.id);
  if (reply.kind === 'done') settle?.(ok(reply.answer));
  else settle?.(refused({ code: 'SheetNotDrawn', detail: reply.detail }));
}

function describe(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
