import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '..');
const sources = [
  'electron',
  'renderer',
  'shared',
  'build/vite.config.ts',
  'build/sheet-assets.ts',
  'package.json',
];
const products = ['dist/main/main.js', 'dist/preload/preload.cjs', 'dist/renderer/index.html'];
const stamp = path.join(root, 'node_modules/.cache/built'); // not in dist/, which is packed
const lock = path.join(root, 'node_modules/.cache/build-lock');
const lockIsStaleAfterMs = 120_000;

if (import.meta.main) await buildIfStale();

/** Builds main, preload and renderer into dist/ unless what is there is newer than every source. Throws if it fails. */
export async function buildIfStale(): Promise<void> {
  if (isFresh()) return;
  await takeLock();
  try {
    if (!isFresh()) build();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function build(): void {
  const startedAt = new Date();
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--app', '--config', 'build/vite.config.ts', '--logLevel', 'warn'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed; its messages are above');
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt); // what changed while it was being built counts as newer
}

function isFresh(): boolean {
  if (![stamp, ...products.map((file) => path.join(root, file))].every((file) => existsSync(file)))
    return false;
  const builtAt = statSync(stamp).mtimeMs;
  return sources.every((source) => newestUnder(path.join(root, source)) < builtAt);
}

function newestUnder(place: string): number {
  if (!existsSync(place)) return 0;
  const { mtimeMs } = statSync(place);
  if (!statSync(place).isDirectory()) return mtimeMs;
  const inside = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Math.max(0, ...inside.map((entry) => statSync(path.join(entry.parentPath, entry.name)).mtimeMs));
}

/** Two starts at once must not build over each other: a folder is made by exactly one of them. */
async function takeLock(): Promise<void> {
  mkdirSync(path.dirname(lock), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch {
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > lockIsStaleAfterMs) {
        rmSync(lock, { recursive: true, force: true });
      }
      await wait(200);
    }
  }
}
