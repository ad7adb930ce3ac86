import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockAsker, takeDataLock } from '#electron/one-writer/data-lock.ts';
import { temporaryFolder } from '../support/test-app.ts';

const child = join(import.meta.dirname, '../support/lock-child.ts');

/** A real process that holds the lock and beats it, on a host of this name. */
async function holder(root: string, host: string): Promise<ChildProcess> {
  const process = fork(child, [root, host], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  onTestFinished(() => void process.kill('SIGKILL'));
  const [answer] = (await once(process, 'message')) as readonly unknown[];
  expect(answer).toBe('ours');
  return process;
}

/** As if the lock had not been beaten for so long. */
function makeSilent(root: string, ms: number): void {
  const then = new Date(Date.now() - ms);
  utimesSync(join(root, 'in-use.json'), then, then);
}

describe('the lock of a data folder', () => {
  it('lets one of two processes write, and the other when the first was killed', async () => {
    const root = temporaryFolder();
    const first = await holder(root, lockAsker().host);
    expect(takeDataLock(root)).toMatchObject({ kind: 'theirs', isHere: true, by: { pid: first.pid } });
    first.kill('SIGKILL');
    await once(first, 'exit');
    const next = takeDataLock(root);
    expect(next.kind).toBe('ours');
    expect(takeDataLock(root, { ...lockAsker(), pid: 1 })).toMatchObject({ kind: 'theirs' });
  });

  it('is respected across hosts while it is beaten, and taken over when that host fell silent', async () => {
    const root = temporaryFolder();
    const first = await holder(root, 'the-other-laptop');
    expect(takeDataLock(root)).toMatchObject({
      kind: 'theirs',
      isHere: false,
      by: { host: 'the-other-laptop' },
    });
    // Its process cannot be seen from here: only its silence tells.
    first.kill('SIGSTOP');
    expect(takeDataLock(root).kind).toBe('theirs');
    makeSilent(root, 31_000);
    const taken = takeDataLock(root);
    expect(taken.kind).toBe('ours');
    // The other one wakes, looks again, and knows.
    const message = once(first, 'message');
    first.kill('SIGCONT');
    expect((await message)[0]).toBe('lost');
    expect(taken.kind === 'ours' && taken.lock.isOurs()).toBe(true);
  });

  it('is taken over after a boot, and where another process has the number', () => {
    const root = temporaryFolder();
    const asker = lockAsker();
    takeDataLock(root, { ...asker, boot: 'an earlier boot', pid: 1 });
    expect(takeDataLock(root, asker).kind).toBe('ours');
    const reused = temporaryFolder();
    takeDataLock(reused, { ...asker, pid: 1 });
    expect(takeDataLock(reused, asker).kind).toBe('theirs');
    makeSilent(reused, 61_000);
    expect(takeDataLock(reused, asker).kind).toBe('ours');
  });

  it('is one, however many ask at once', async () => {
    const root = temporaryFolder();
    writeFileSync(
      join(root, 'in-use.json'),
      JSON.stringify({ id: 'x', host: 'gone', pid: 1, boot: '', since: 0 }),
    );
    makeSilent(root, 60_000);
    const asked = Array.from({ length: 6 }, () =>
      fork(child, [root, lockAsker().host], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
    );
    onTestFinished(() => asked.forEach((process) => void process.kill('SIGKILL')));
    const answers = await Promise.all(
      asked.map(async (process) => (await once(process, 'message')) as readonly unknown[]),
    );
    expect(
      answers.map(([answer]) => String(answer)).toSorted((one, other) => (one < other ? -1 : 1)),
    ).toEqual(['ours', 'theirs', 'theirs', 'theirs', 'theirs', 'theirs']);
  });

  it('waits for a copy that is just writing its lock, and survives one that never finished', () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'in-use.json'), '');
    expect(takeDataLock(root).kind).toBe('theirs');
    makeSilent(root, 31_000);
    expect(takeDataLock(root).kind).toBe('ours');
  });

  it('does not keep a copy from opening where no file can be made, and is taken once there can', () => {
    const root = join(temporaryFolder(), 'away');
    const answer = takeDataLock(root);
    if (answer.kind !== 'ours') throw new Error('not ours');
    expect(answer.lock.beat()).toBe(true);
    expect(answer.lock.isOurs()).toBe(true);
    mkdirSync(root);
    expect(answer.lock.beat()).toBe(true);
    expect(takeDataLock(root, { ...lockAsker(), pid: 1 })).toMatchObject({ kind: 'theirs' });
    answer.lock.release();
    expect(readdirSync(root)).toEqual([]);
  });

  it('belongs to the copy that took it while there was no room for ours', async () => {
    const root = join(temporaryFolder(), 'away');
    const answer = takeDataLock(root);
    if (answer.kind !== 'ours') throw new Error('not ours');
    mkdirSync(root);
    const other = await holder(root, 'other-host');
    expect(answer.lock.beat()).toBe(false);
    answer.lock.release();
    expect(readFileSync(join(root, 'in-use.json'), 'utf8')).toContain('other-host');
    other.kill('SIGKILL');
  });

  it('leaves nothing behind when it is released', () => {
    const root = temporaryFolder();
    const answer = takeDataLock(root);
    if (answer.kind !== 'ours') throw new Error('not ours');
    expect(answer.lock.beat()).toBe(true);
    expect(readFileSync(join(root, 'in-use.json'), 'utf8')).toContain(lockAsker().host);
    answer.lock.release();
    expect(readdirSync(root)).toEqual([]);
    expect(answer.lock.beat()).toBe(false);
    expect(existsSync(join(root, 'in-use.json'))).toBe(false);
  });
});
