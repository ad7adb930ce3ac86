import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type {} from '#renderer/desktop.ts';
import { buildIfStale } from '../../build/fresh-build.ts';
import { createRunCommand } from '../support/run-player.ts';
import type { BenchLine } from './bench.ts';
import { launchApp } from './launch-app.ts';
import { figures } from './measure.ts';

const root = path.resolve(import.meta.dirname, '../..');
const rounds = 21;
/** About as long as the ledger line of a note. */
const lineBytes = Buffer.alloc(420, 'x');

/** A command from the page to its answer, which is on disk by then; against a message that only comes back, and a sync. */
export async function benchAcknowledgement(): Promise<readonly BenchLine[]> {
  await buildIfStale();
  const folder = mkdtempSync(path.join(tmpdir(), 'runsheet-bench-'));
  const { app, page } = await launchApp(root, path.join(folder, 'data'));
  const { type: _, ...input } = createRunCommand();
  const runId = await page.evaluate(async (run) => {
    const created = await window.desktop.createRun(run);
    return created.ok ? created.value.runId : '';
  }, input);
  const file = openSync(path.join(folder, 'bare'), 'w');
  const pairs: { readonly floor: number; readonly ours: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const floor = (await page.evaluate(timeOfMessage)) + writeAndSync(file);
    const ours = await page.evaluate(timeOfCommand, runId);
    if (round > 0) pairs.push({ floor, ours });
  }
  closeSync(file);
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    {
      what: 'a command from the window to its durable answer',
      floor: 'a bare message there and back, and a bare write and fdatasync',
      figures: figures(pairs),
    },
  ];
}

/** Median of a few, as one of them is at the mercy of everything else on the machine. */
async function timeOfMessage(): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    const started = performance.now();
    await window.desktop.endAlarm(null);
    times.push(performance.now() - started);
  }
  return times.toSorted((a, b) => a - b)[2] ?? 0;
}

async function timeOfCommand(runId: string): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    const started = performance.now();
    const command = { type: 'AddNote', item: null, text: 'Load test is back, all green' } as const;
    const answer = await window.desktop.recordCommand({ runId, command });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    times.push(performance.now() - started);
  }
  return times.toSorted((a, b) => a - b)[2] ?? 0;
}

function writeAndSync(file: number): number {
  const started = performance.now();
  writeSync(file, lineBytes);
  fdatasyncSync(file);
  return performance.now() - started;
}
