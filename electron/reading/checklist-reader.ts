/**
 * Reads checklists in a worker, so that neither the window nor a run that is being recorded waits for a large one.
 * Reading can be cancelled, and ends by itself after a while.
 */
import { Worker } from 'node:worker_threads';
import type { Checklist } from '#shared/checklist/checklist.ts';
import type { ChecklistProblem } from '#shared/checklist/checklist-problem.ts';
import type { Comparison } from '#shared/checklist/compare-checklists.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { refused, type Result } from '#shared/result.ts';
import type { ReadingReply, ReadingRequest } from './checklist-worker.ts';
import { doReading, type ReadingAnswers, type ReadingTask } from './reading-tasks.ts';

type Answer<Value> = Promise<Result<Value, ChecklistProblem | Trouble>>;

export type ChecklistReader = {
  /** A file that may become a version. */
  readonly read: (bytes: Uint8Array) => Answer<{ readonly markdown: string; readonly checklist: Checklist }>;
  /** The text of a version that is kept, or that a run carries. */
  readonly readText: (markdown: string) => Answer<Checklist>;
  readonly compare: (before: string, after: string) => Answer<Comparison>;
  /** Ends what is being read; those who wait for it hear `Cancelled`. */
  readonly cancel: () => void;
};

type Outcome<K extends ReadingTask['kind']> = ReadingAnswers[K] | Result<never, ChecklistProblem | Trouble>;
type Ask = <K extends ReadingTask['kind']>(task: Extract<ReadingTask, { kind: K }>) => Promise<Outcome<K>>;

function readerThat(ask: Ask, cancel: () => void): ChecklistReader {
  return {
    read: (bytes) => ask({ kind: 'file', bytes }),
    readText: (markdown) => ask({ kind: 'text', markdown }),
    compare: (before, after) => ask({ kind: 'compare', before, after }),
    cancel,
  };
}

/** Reads where it is called: for the terminal and for tests, where nobody waits at a window. */
export const readerInPlace: ChecklistReader = readerThat(
  // `as`: each task is answered in its own kind.
  (async (task) => doReading(task)) as Ask,
  () => undefined,
);

/** `patience`: milliseconds until a reading counts as hopeless; a minute when absent. */
export function makeChecklistReader(workerFile: string | URL, patience = 60_000): ChecklistReader {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, (answer: Outcome<ReadingTask['kind']>) => void>();

  const end = (answer: Result<never, ChecklistProblem | Trouble>): void => {
    const ending = worker;
    worker = null;
    for (const settle of waiting.values()) settle(answer);
    void ending?.terminate();
  };
  const start = (): Worker => {
    const started = new Worker(workerFile);
    started.on('message', ({ id, answer }: ReadingReply) => waiting.get(id)?.(answer));
    started.on('error', () => {
      if (worker === started) end(refused({ code: 'FileUnreadable', name: '', cause: 'other', size: null }));
    });
    return started;
  };
  const ask = (task: ReadingTask): Promise<Outcome<ReadingTask['kind']>> =>
    new Promise((resolve) => {
      const id = ++lastId;
      const reader = (worker ??= start());
      const timer = setTimeout(
        () => end(refused({ code: 'TooSlow', seconds: Math.round(patience / 1000) })),
        patience,
      );
      waiting.set(id, (answer) => {
        clearTimeout(timer);
        waiting.delete(id);
        if (waiting.size === 0) reader.unref();
        resolve(answer);
      });
      reader.ref();
      reader.postMessage({ id, task } satisfies ReadingRequest);
    });
  // `as`: the worker answers each task in its own kind.
  return readerThat(ask as Ask, () => {
    if (waiting.size > 0) end(refused({ code: 'Cancelled' }));
  });
}
