/**
 * One copy of Runsheet writes to a data folder. A lock file says which: host, process, boot. It is beaten every few
 * seconds; one whose process or host is gone is taken over. Times are compared by the clock of the file system alone,
 * as two hosts need not agree.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { bootId } from './boot-id.ts';

const noteSchema = z.object({
  /** Names this holding of the lock. */
  id: z.string(),
  host: z.string(),
  pid: z.number().int(),
  /** Names the boot of that host where the system tells it, else empty. */
  boot: z.string(),
  /** Milliseconds since 1970 UTC by that host's clock. */
  since: z.number(),
});
export type LockNote = z.infer<typeof noteSchema>;

export type DataLock = {
  /** Says that it is still held; false once another copy took it over. */
  readonly beat: () => boolean;
  /** Whether it is still ours. */
  readonly isOurs: () => boolean;
  readonly release: () => void;
};

export type LockAnswer =
  | { readonly kind: 'ours'; readonly lock: DataLock }
  /** Held by a living copy; `isHere`: on this very host. */
  | { readonly kind: 'theirs'; readonly by: LockNote; readonly isHere: boolean };

/** Who asks for the lock; the parts are given in tests. */
export type LockAsker = {
  readonly host: string;
  readonly pid: number;
  readonly boot: string;
  readonly wall: number;
};

/** A copy on another host that was silent for so long is gone, or asleep: it looks again when it wakes. */
const silentMs = 30_000;
/** A process here beats every 5 s; one that did not for so long is another that got its number. */
const silentHereMs = 60_000;

export function lockAsker(): LockAsker {
  return { host: hostname(), pid: process.pid, boot: bootId(), wall: Date.now() };
}

/**
 * A folder that takes no file (full, read only, away) is nobody's for now: the copy opens, every write says for itself
 * that it failed, and the beat takes the lock as soon as there is room for it.
 */
export function takeDataLock(root: string, asker: LockAsker = lockAsker()): LockAnswer {
  const path = join(root, 'in-use.json');
  const note: LockNote = {
    id: randomUUID(),
    host: asker.host,
    pid: asker.pid,
    boot: asker.boot,
    since: asker.wall,
  };
  const tried = tryLock(root, note, asker);
  if (typeof tried === 'object') return tried;
  return { kind: 'ours', lock: lockOf(path, note, tried === 'made', () => tryLock(root, note, asker)) };
}

type Tried = 'made' | 'refused' | Extract<LockAnswer, { kind: 'theirs' }>;

function tryLock(root: string, note: LockNote, asker: LockAsker): Tried {
  const path = join(root, 'in-use.json');
  for (let tries = 0; tries < 5; tries += 1) {
    const made = make(path, note);
    if (made !== 'exists') return made;
    const held = readNote(path);
    const age = silence(root, path);
    if (age === null) continue;
    // Its age cannot be told where no file can be made: then it counts as beaten this moment.
    if (held !== null && !isGone(held, age === 'untold' ? 0 : age, asker)) {
      return { kind: 'theirs', by: held, isHere: held.host === asker.host };
    }
    if (age === 'untold') return 'refused';
    // Half written by a copy that is starting this moment.
    if (held === null && age < silentMs)
      return { kind: 'theirs', by: { ...note, host: '', pid: 0 }, isHere: false };
    moveAside(path, held);
  }
  throw Object.assign(new Error('The lock of the data folder keeps changing'), { code: 'EBUSY' });
}

function lockOf(path: string, note: LockNote, isMade: boolean, tryAgain: () => Tried): DataLock {
  let isTaken = isMade;
  const isOurs = (): boolean => !isTaken || readNote(path)?.id === note.id;
  return {
    isOurs,
    beat: () => {
      if (!isTaken) {
        const tried = tryAgain();
        isTaken = tried === 'made';
        return typeof tried !== 'object';
      }
      if (!isOurs()) return false;
      try {
        // Written anew, not only touched: then the file system's own clock stamps it.
        writeFileSync(path, textOf(note), { flag: 'r+' });
      } catch {
        // A disk that is full or away keeps no beat; what is on it still says that it is ours.
        return true;
      }
      return true;
    },
    release: () => {
      if (isTaken && isOurs()) rmSync(path, { force: true });
    },
  };
}

function make(path: string, note: LockNote): 'made' | 'exists' | 'refused' {
  try {
    writeFileSync(path, textOf(note), { flag: 'wx', mode: 0o600 });
    return 'made';
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST') return 'exists';
    // A full disk takes the name and not the note; an empty one would hold up the next start.
    removeIfPossible(path);
    return 'refused';
  }
}

function removeIfPossible(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Nothing was made there.
    return;
  }
}

function textOf(note: LockNote): string {
  return `${JSON.stringify(note)}\n`;
}

function readNote(path: string): LockNote | null {
  try {
    const read = noteSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Milliseconds since the lock was beaten, by the file system's clock; null when the lock is gone. */
function silence(root: string, path: string): number | 'untold' | null {
  const probe = join(root, `.in-use-${randomUUID()}`);
  try {
    writeFileSync(probe, '');
  } catch {
    return existsSync(path) ? 'untold' : null;
  }
  try {
    return statSync(probe).mtimeMs - statSync(path).mtimeMs;
  } catch {
    return null;
  } finally {
    removeIfPossible(probe);
  }
}

function isGone(held: LockNote, age: number, asker: LockAsker): boolean {
  if (held.host !== asker.host) return age > silentMs;
  if (held.boot !== asker.boot) return true;
  if (held.pid === asker.pid) return true;
  return !isAlive(held.pid) || age > silentHereMs;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // Somebody else's process is alive all the same.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}

/** Whoever moves the dead lock away first may make the new one; a lock that was taken meanwhile is put back. */
function moveAside(path: string, dead: LockNote | null): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readNote(aside);
  if (moved !== null && moved.id !== dead?.id) {
    renameSync(aside, path);
    return;
  }
  rmSync(aside, { force: true });
}
