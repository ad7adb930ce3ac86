import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(import.meta.dirname, '../..');
const node = join(root, 'node_modules/.bin/node');

/**
 * Starts a script and kills it so many milliseconds after it first said something. Returns its finished lines: what it
 * said was acknowledged. Throws when it ended by itself or complained.
 */
export async function saidUntilKilled(
  script: string,
  args: readonly string[],
  afterMs: number,
): Promise<readonly string[]> {
  const child = spawn(node, [script, ...args], { cwd: root });
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
  if ((await ended) !== 'SIGKILL' || failed !== '') throw new Error(`${script} was not killed: ${failed}`);
  return said.split('\n').slice(0, -1);
}
