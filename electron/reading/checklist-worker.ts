import { parentPort } from 'node:worker_threads';
import { doReading, type ReadingAnswer, type ReadingTask } from './reading-tasks.ts';

export type ReadingRequest = { readonly id: number; readonly task: ReadingTask };
export type ReadingReply = { readonly id: number; readonly answer: ReadingAnswer };

parentPort?.on('message', ({ id, task }: ReadingRequest) => {
  parentPort?.postMessage({ id, answer: doReading(task) } satisfies ReadingReply);
});
