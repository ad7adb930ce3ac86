import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { startTestApp, temporaryFolder } from '../support/test-app.ts';

/** More kills: `RUNSHEET_KILLS=3000 npx vitest run … tests/crash`. */
const kills = Number(process.env['RUNSHEET_KILLS'] ?? '20');
const root = join(import.meta.dirname, '../..');
const node = join(root, 'node_modules/.bin/node');

describe('the recorder, killed while it writes', () => {
  it(
    `loses nothing it acknowledged in ${kills} kills, each followed by two starts with a write between`,
    { timeout: 60_000 + kills * 2000 },
    async () => {
      const folder = temporaryFolder();
      const acknowledged = new Map<string, string[]>();
      let torn = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        for (const [runId, seal] of await writeUntilKilled(folder, 2 + Math.random() * 60)) {
          acknowledged.set(runId, [...(acknowledged.get(runId) ?? []), seal]);
        }
        torn += checkStart(folder, acknowledged);
        expect(checkStart(folder, acknowledged)).toBe(0);
      }
      const events = [...acknowledged.values()].reduce((sum, seals) => sum + seals.length, 0);
      expect(acknowledged.size).toBe(kills);
      expect(events).toBeGreaterThan(kills * 2);
      process.stdout.write(`${kills} kills: ${events} events acknowledged, 0 lost, ${torn} torn ends cut\n`);
    },
  );
});

/** Starts on the folder, finds everything acknowledged, writes one note more into every run. Returns repairs made. */
function checkStart(folder: string, acknowledged: Map<string, string[]>): number {
  const app = startTestApp({ root: folder });
  const repairs = app.shelf.opened().filter(({ repair }) => repair !== null).length;
  app.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
  expect(app.shelf.problems).toEqual([]);
  for (const [runId, seals] of acknowledged) {
    const opened = app.custodian.openRun(runId);
    const kept = opened.ok ? opened.value.events.map(({ seal }) => seal) : [];
    const missing = seals.filter((seal) => !kept.includes(seal));
    expect({ runId, missing }).toEqual({ runId, missing: [] });
    const noted = app.recorder.record(runId, { type: 'AddNote', item: null, text: 'after the kill' });
    expect(noted.ok).toBe(true);
    if (noted.ok) seals.push(...noted.value.events.map(({ seal }) => seal));
  }
  for (const { file } of app.shelf.opened()) file.close();
  return repairs;
}

/** Kills the child so many milliseconds after its first acknowledgement; what it said until then was acknowledged. */
async function writeUntilKilled(
  folder: string,
  afterMs: number,
): Promise<readonly (readonly [string, string])[]> {
  const child = spawn(node, [join(import.meta.dirname, 'recorder-child.ts'), folder], { cwd: root });
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.on('close', (_code, signal) => resolve(signal)),
  );
  let said = '';
  let failed = '';
  const first = new Promise<void>((resolve) =>
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      resolve();
    }),
  );
  child.stderr.on('data', (data: Buffer) => (failed += data.toString()));
  await Promise.race([first, ended]);
  await wait(afterMs);
  child.kill('SIGKILL');
  expect({ signal: await ended, failed }).toEqual({ signal: 'SIGKILL', failed: '' });
  const lines = said.split('\n').slice(0, -1);
  return lines.map((line) => line.split(' ')).map(([runId = '', seal = '']) => [runId, seal] as const);
}
