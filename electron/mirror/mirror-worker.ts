/** Writes the second place beside everything else, so that a slow drive never slows a mark. */
import { parentPort } from 'node:worker_threads';
import { nodeFiles } from '../ledger/file-layer.ts';
import { mirrorRun, type MirrorAnswer, type MirrorTask } from './mirror-run.ts';

export type MirrorRequest = { readonly id: number; readonly task: MirrorTask };
export type MirrorReply = { readonly id: number; readonly answer: MirrorAnswer };

parentPort?.on('message', ({ id, task }: MirrorRequest) => {
  parentPort?.postMessage({ id, answer: mirrorRun(nodeFiles, task) } satisfies MirrorReply);
});
