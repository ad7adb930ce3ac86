import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sampleRunId } from '../../support/run-player.ts';
import { sampleNight } from '../../support/sample-run.ts';

/** Puts the sealed sample night into the folder of an app that has not started yet; answers the folder of the run. */
export function keepSampleNight(userData: string): string {
  const folder = path.join(userData, 'runs', sampleRunId);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'ledger.jsonl'), `${sampleNight().lines.join('\n')}\n`);
  return folder;
}
