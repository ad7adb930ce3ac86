import { Worker } from 'node:worker_threads';
import { isLargeText, knownReading } from '#shared/checklist/read-checklist-once.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type {
  IndexAnswers,
  IndexPlace,
  IndexReply,
  IndexRequest,
  IndexTask,
  IndexWorkerData,
  KnownText,
} from './index-tasks.ts';

/** Why the index could not answer; `detail` is for the log. */
export type IndexFailure = { readonly code: 'IndexUnavailable'; readonly detail: string };

export type RunIndex = {
  /** Asked in a worker, so that no mark waits for it. Never rejects. */
  readonly ask: <T extends IndexTask>(task: T) => Promise<Result<IndexAnswers[T['kind']], IndexFailure>>;
  /** The run has new events, or is gone: read again before the next answer. `checklist` is the text it carries. */
  readonly touch: (runId: string, checklist?: string) => void;
  readonly stop: () => Promise<void>;
};

type Settle = (result: Result<IndexAnswers[IndexTask['kind']], IndexFailure>) => void;
type Running = {
  readonly worker: Worker;
  readonly waiting: Map<number, Settle>;
  /** Checklists that went to the worker read. */
  readonly told: Set<string>;
};

/** `workerFile`: `electron/run-index/worker.ts` from source, `dist/main/index-worker.js` when built. */
export function openRunIndex(workerFile: string | URL, data: IndexPlace): RunIndex {
  let running: Running | null = null;
  let lastId = 0;
  /** Small checklists of runs that were touched while no worker ran. */
  const touchedBefore = new Set<string>();

  function drop(ended: Running, detail: string): void {
    if (running === ended) running = null;
    for (const settle of ended.waiting.values()) settle(refused({ code: 'IndexUnavailable', detail }));
    ended.waiting.clear();
  }

  function start(): Running {
    const told = new Set<string>();
    const read = [...touchedBefore].flatMap((markdown) => notYetTold(told, markdown) ?? []);
    touchedBefore.clear();
    const worker = new Worker(workerFile, { workerData: { ...data, read } satisfies IndexWorkerData });
    const started: Running = { worker, waiting: new Map(), told };
    started.worker.on('message', (reply: IndexReply) => {
      const settle = started.waiting.get(reply.id);
      started.waiting.delete(reply.id);
      // An idle index is no reason to keep the program alive; one that is asked is.
      if (started.waiting.size === 0) started.worker.unref();
      settle?.(
        'answer' in reply ? ok(reply.answer) : refused({ code: 'IndexUnavailable', detail: reply.detail }),
      );
    });
    started.worker.on('error', (problem) => drop(started, describe(problem)));
    started.worker.on('exit', (code) => drop(started, `The worker ended with ${code}.`));
    return started;
  }

  function send(request: IndexRequest): void {
    running ??= start();
    running.worker.postMessage(request);
  }

  return {
    ask: async (task) => {
      const id = ++lastId;
      const answered = await new Promise<Parameters<Settle>[0]>((resolve) => {
        try {
          running ??= start();
          running.waiting.set(id, resolve);
          running.worker.ref();
          send({ id, task });
        } catch (problem) {
          resolve(refused({ code: 'IndexUnavailable', detail: describe(problem) }));
        }
      });
      // `as`: the worker answers a task in the one way of its kind, which an index by a union cannot express.
      return answered as Result<IndexAnswers[(typeof task)['kind']], IndexFailure>;
    },
    touch: (runId, checklist) => {
      // A large one is never handed over: that would hold up whoever marks, and the worker has time to read it.
      const small = checklist === undefined || isLargeText(checklist) ? null : checklist;
      if (running !== null)
        send({ touched: runId, read: small === null ? null : notYetTold(running.told, small) });
      else if (small !== null) touchedBefore.add(small);
    },
    stop: async () => {
      const ending = running;
      running = null;
      await ending?.worker.terminate();
    },
  };
}

/** Null where this worker has it, or main has not read it. */
function notYetTold(told: Set<string>, markdown: string): KnownText | null {
  const found = told.has(markdown) ? null : knownReading(markdown);
  if (found === null) return null;
  told.add(markdown);
  return { markdown, found };
}

function describe(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem);
}
