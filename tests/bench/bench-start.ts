import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildIfStale } from '../../build/fresh-build.ts';
import type { BenchLine } from './bench.ts';
import { launchApp } from './launch-app.ts';
import { figures } from './measure.ts';

const root = path.resolve(import.meta.dirname, '../..');
const rounds = 5;

/** Start to a window one can use, against an app with one window and one word. */
export async function benchStart(): Promise<readonly BenchLine[]> {
  await buildIfStale();
  const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-bench-'));
  const pairs: { readonly floor: number; readonly ours: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const floor = await startTime(path.join(import.meta.dirname, 'empty-app'), path.join(folder, 'empty'));
    const ours = await startTime(root, path.join(folder, 'ours'));
    if (round > 0) pairs.push({ floor, ours });
  }
  rmSync(folder, { recursive: true, force: true });
  return [
    { what: 'start to the list of runs', floor: 'an app with one empty window', figures: figures(pairs) },
  ];
}

async function startTime(app: string, userData: string): Promise<number> {
  const started = performance.now();
  const launched = await launchApp(app, userData);
  const took = performance.now() - started;
  await launched.app.close();
  return took;
}
