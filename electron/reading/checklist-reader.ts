/**
 * Reads checklists in a worker, so that neither the window nor a run that is being recorded waits for a large one.
 * Reading can be cancelled, and ends by itself after a while.
 */
import { Worker } from 'node:worker_threads';
import type { ChecklistProblem } from '#shared/checklist/checklist-problem.ts';
import type { Checklist } from '#shared/checklist/checklist.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { refused, type Result } from '#shared/result.ts';
import type { ReadingReply } from './checklist-worker.ts';
import { readChecklistBytes } from './read-checklist-bytes.ts';

type Reading = Result<
  { readonly markdown: string; readonly checklist: Checklist },
  ChecklistProblem | Trouble
>;

export type ChecklistReader = {
  readonly read: (bytes: Uint8Array) => Promise<Reading>;
  /** Ends what is being read; those who wait for it hear `Cancelled`. */
  readonly cancel: () => void;
};

/** Reads where it is called: for the terminal and for tests, where nobody waits at a window. */
export const readerInPlace: ChecklistReader = {
  read: async (bytes) => readChecklistBytes(bytes),
  cancel: () => undefined,
};

/** `patience`: milliseconds until a reading counts as hopeless; a minute when absent. */
export function makeChecklistReader(workerFile: string | URL, patience = 60_000): ChecklistReader {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, (reading: Reading) => void>();

  const end = (reading: Reading): void => {
    const ending = worker;
    worker = null;
    for (const settle of waiting.values()) settle(reading);
    void ending?.terminate();
  };
  const start = (): Worker => {
    const started = new Worker(workerFile);
    started.on('message', ({ id, read }: ReadingReply) => waiting.get(id)?.(read));
    started.on('error', () => {
      if (worker === started) end(refused({ code: 'FileUnreadable', name: '', cause: 'other', size: null }));
    });
    return started;
  };
  return {
    read: (bytes) =>
      new Promise((resolve) => {
        const id = ++lastId;
        const reader = (worker ??= start());
        const timer = setTimeout(
          () => end(refused({ code: 'TooSlow', seconds: Math.round(patience / 1000) })),
          patience,
        );
        waiting.set(id, (reading) => {
          clearTimeout(timer);
          waiting.delete(id);
          if (waiting.size === 0) reader.unref();
          resolve(reading);
        });
        reader.ref();
        reader.postMessage({ id, bytes });
      }),
    cancel: () => {
      if (waiting.size > 0) end(refused({ code: 'Cancelled' }));
    },
  };
}
