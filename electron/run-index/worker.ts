import { parentPort, workerData } from 'node:worker_threads';
import { rememberReading } from '#shared/checklist/read-checklist-once.ts';
import type { IndexReply, IndexRequest, IndexTask, IndexWorkerData } from './index-tasks.ts';
import { makeRunIndexer } from './run-indexer.ts';

// `as`: only the service starts this file, with this data.
const { read, ...place } = workerData as IndexWorkerData;
for (const { markdown, found } of read) rememberReading(markdown, found);
const indexer = makeRunIndexer(place);

parentPort?.on('message', (request: IndexRequest) => {
  if ('touched' in request) {
    if (request.read !== null) rememberReading(request.read.markdown, request.read.found);
    indexer.touch(request.touched);
  } else void answer(request.id, request.task);
});

async function answer(id: number, task: IndexTask): Promise<void> {
  try {
    parentPort?.postMessage({ id, answer: await indexer.work(task) } satisfies IndexReply);
  } catch (problem) {
    const detail = problem instanceof Error ? problem.message : String(problem);
    parentPort?.postMessage({ id, detail } satisfies IndexReply);
  }
}
