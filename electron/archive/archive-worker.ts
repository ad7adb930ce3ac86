/** Writes one archive beside everything else, so that no mark waits for a slow disk. */
import { parentPort, workerData } from 'node:worker_threads';
import { config } from 'zod';
import { nodeFiles } from '../ledger/file-layer.ts';
import type { ArchiveTask } from './collect-contents.ts';
import { saveArchive } from './save-archive.ts';

export type ArchiveWorkerData = { readonly task: ArchiveTask; readonly path: string };

config({ jitless: true });
// `as`: only `archiveWorker` starts this file, with this data.
const { task, path } = workerData as ArchiveWorkerData;
parentPort?.postMessage(await saveArchive(nodeFiles, task, path));
