/** Writes the ledgers of every nth generated run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { generateRun, type GenerateOptions } from '../support/generated/generated-run.ts';

export type GenerateShare = {
  readonly runsFolder: string;
  readonly first: number;
  readonly every: number;
  readonly options: GenerateOptions;
};

// `as`: only the bench starts this file, with this data.
const { runsFolder, first, every, options } = workerData as GenerateShare;
for (let index = first; index < options.runs; index += every) {
  const { runId, lines } = generateRun(index, options);
  mkdirSync(join(runsFolder, runId), { recursive: true });
  writeFileSync(join(runsFolder, runId, 'ledger.jsonl'), `${lines.join('\n')}\n`);
}
