import { Worker } from 'node:worker_threads';
import type { MirrorAnswer, MirrorWork } from './mirror-run.ts';
import type { MirrorReply, MirrorRequest } from './mirror-worker.ts';

/** One worker for all runs, started with the first task and never waited for at the end. */
export function mirrorWorker(workerFile: string | URL): MirrorWork {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, (answer: MirrorAnswer) => void>();

  function drop(): void {
    worker = null;
    for (const settle of waiting.values()) settle({ kind: 'away', cause: 'other' });
    waiting.clear();
  }

  function start(): Worker {
    const started = new Worker(workerFile);
    started.on('message', ({ id, answer }: MirrorReply) => {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    });
    started.on('error', drop);
    started.on('exit', drop);
    started.unref();
    return started;
  }

  return (task) =>
    new Promise((resolve) => {
      worker ??= start();
      const id = ++lastId;
      waiting.set(id, resolve);
      worker.postMessage({ id, task } satisfies MirrorRequest);
    });
}
