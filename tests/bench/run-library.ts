/** A data folder as it is after years of work and an orderly end: ledgers, heads, index, and the window's copy of lists. */
import { mkdirSync, statSync, writeFileSync, type Stats } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { dataFolder } from '#electron/data-folder.ts';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { openHeadsIndex } from '#electron/ledger/heads-index.ts';
import { openRunIndex } from '#electron/run-index/run-index.ts';
import { wholeRegister } from '#shared/register/register-query.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { firstSettings } from '#shared/settings.ts';
import type { GenerateOptions } from '../support/generated/generated-run.ts';
import type { GenerateShare } from './generate-worker.ts';

export type RunLibrary = {
  readonly root: string;
  readonly summaries: readonly RunSummary[];
  readonly ledgerBytes: number;
  readonly indexBytes: number;
  readonly generatedMs: number;
  readonly indexedMs: number;
};

export async function makeRunLibrary(root: string, options: GenerateOptions): Promise<RunLibrary> {
  const folder = dataFolder(root);
  mkdirSync(folder.runs, { recursive: true });
  const started = performance.now();
  await Promise.all([0, 1].map((first) => generate({ runsFolder: folder.runs, first, every: 2, options })));
  const generated = performance.now();
  const index = openRunIndex(new URL('../../electron/run-index/worker.ts', import.meta.url), {
    path: folder.runIndex,
    runsFolder: folder.runs,
  });
  const complete = await index.ask({ kind: 'complete' });
  if (!complete.ok) throw new Error(complete.error.detail);
  const indexed = performance.now();
  const found = await index.ask({ kind: 'summaries', filter: wholeRegister });
  const open = await index.ask({ kind: 'page', query: { ...wholeRegister, offset: 0, limit: 1 } });
  if (!found.ok || !open.ok) throw new Error('The index does not answer');
  await index.stop();
  const fileOf = (runId: string) => statSync(folder.ledger(runId));
  keepHeads(folder.heads, found.value, fileOf);
  writeFileSync(folder.settings, JSON.stringify({ ...firstSettings, operator: 'Mei Lindqvist' }));
  return {
    root,
    summaries: found.value,
    ledgerBytes: found.value.reduce((sum, { runId }) => sum + fileOf(runId).size, 0),
    indexBytes: statSync(folder.runIndex).size,
    generatedMs: generated - started,
    indexedMs: indexed - generated,
  };
}

/** Runs in progress have no line here; a start reads those two, as it would any run that is live. */
function keepHeads(path: string, summaries: readonly RunSummary[], fileOf: (runId: string) => Stats): void {
  const notes = summaries.toReversed().map((summary) => ({
    kind: 'head' as const,
    head: {
      runId: summary.runId,
      bytes: fileOf(summary.runId).size,
      modified: fileOf(summary.runId).mtimeMs,
      position: summary.position,
      head: summary.head,
      unknownTypes: [],
      summary,
      sheets: [],
      superseded: [],
    },
  }));
  openHeadsIndex(nodeFiles, path).keep(notes, true);
}

function generate(share: GenerateShare): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('generate-worker.ts', import.meta.url), { workerData: share });
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`Ended with ${code}`))));
  });
}
