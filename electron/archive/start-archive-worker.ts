import { Worker } from 'node:worker_threads';
import { refused } from '#shared/result.ts';
import type { ArchiveWorkerData } from './archive-worker.ts';
import type { SaveArchive, SavedArchive } from './save-archive.ts';

const notWritten: SavedArchive = refused({ code: 'NotWritten', cause: 'other' });

/** Each archive is written by a worker of its own, started from `workerFile`, which ends with it. */
export function archiveWorker(workerFile: string | URL): SaveArchive {
  return (task, path) =>
    new Promise((resolve) => {
      const data: ArchiveWorkerData = { task, path };
      const worker = new Worker(workerFile, { workerData: data });
      worker.on('message', (answer: SavedArchive) => resolve(answer));
      worker.on('error', () => resolve(notWritten));
      worker.on('exit', () => resolve(notWritten));
    });
}
