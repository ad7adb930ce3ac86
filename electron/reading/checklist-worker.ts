import { parentPort } from 'node:worker_threads';
import { readChecklistBytes, type ReadBytes } from './read-checklist-bytes.ts';

export type ReadingRequest = { readonly id: number; readonly bytes: Uint8Array };
export type ReadingReply = { readonly id: number; readonly read: ReadBytes };

parentPort?.on('message', ({ id, bytes }: ReadingRequest) => {
  parentPort?.postMessage({ id, read: readChecklistBytes(bytes) } satisfies ReadingReply);
});
