import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A disk of one megabyte for the runs of one data folder, which a test can fill and make read only. */
export type SmallDisk = {
  readonly fill: () => void;
  readonly makeRoom: () => void;
  readonly setReadOnly: (isReadOnly: boolean) => void;
  readonly unmount: () => void;
};

/** Null where this account may not mount anything. */
export function mountSmallDisk(userData: string): SmallDisk | null {
  const runs = path.join(userData, 'runs');
  const filler = path.join(runs, 'filler');
  mkdirSync(runs, { recursive: true });
  if (!run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', runs)) return null;
  return {
    fill: () => {
      const { bavail, bsize } = statfsSync(runs);
      writeFileSync(filler, Buffer.alloc(bavail * bsize));
    },
    makeRoom: () => rmSync(filler),
    setReadOnly: (isReadOnly) => {
      if (!run('mount', '-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, runs)) throw new Error('not remounted');
    },
    unmount: () => void run('umount', '-l', runs),
  };
}

function run(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args).status === 0;
}
