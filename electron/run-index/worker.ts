import { parentPort, workerData } from 'node:worker_threads';
import type { IndexReply, IndexRequest, IndexTask, IndexWorkerData } from './index-tasks.ts';
import { makeRunIndexer } from './run-indexer.ts';

// `as`: only the service starts this file, with this data.
const indexer = makeRunIndexer(workerData as IndexWorkerData);

parentPort?.on('message', (request: IndexRequest) => {
  if ('touched' in request) indexer.touch(request.touched);
  else void answer(request.id, request.task);
});

async function answer(id: number, task: IndexTask): Promise<void> {
  try {
    parentPort?.postMessage({ id, answer: await indexer.work(task) } satisfies IndexReply);
  } catch (problem) {
    const detail = problem instanceof Error ? problem.message : String(problem);
    parentPort?.postMessage({ id, detail } satisfies IndexReply);
  }
}
