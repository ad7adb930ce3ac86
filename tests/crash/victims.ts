import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { ElectronApplication } from '@playwright/test';

export type Victim = 'main' | 'page' | 'tree';

/** Main has loaded a page that died again by then. */
const reloadedMs = 1500;

/** Kills at once and waits until the app is gone; after a page was killed, main goes as soon as it has loaded it again. */
export async function killProcesses(app: ElectronApplication, victim: Victim): Promise<void> {
  const { pid } = app.process();
  if (pid === undefined) throw new Error('The app has no process');
  const gone = new Promise<void>((resolve) => app.once('close', () => resolve()));
  if (victim === 'page') {
    for (const page of pagesOf(pid)) process.kill(page, 'SIGKILL');
    await wait(reloadedMs);
  }
  process.kill(victim === 'main' ? pid : -pid, 'SIGKILL');
  await gone;
  if (victim === 'main') endRest(pid);
}

/** What main left behind ends by itself; waiting for it keeps the next start from meeting it. */
function endRest(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    return;
  }
}

function pagesOf(pid: number): readonly number[] {
  const group = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && groupOf(name) === pid);
  return group.filter((name) => isPage(name)).map(Number);
}

function groupOf(name: string): number | null {
  try {
    // The fields after the name of the program, which may hold blanks: state, parent, group.
    return Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[2]);
  } catch {
    return null;
  }
}

function isPage(name: string): boolean {
  try {
    return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('--type=renderer');
  } catch {
    return false;
  }
}
