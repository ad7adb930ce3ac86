/** Hears when a file on disk may have changed: soon where the system says so, at the next slow look elsewhere. */
import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';

export type FileWatch = { readonly end: () => void };

/** Editors write a file in several steps; what it holds is asked once they are through. */
const restMs = 250;

/**
 * Watches the folder, as editors replace a file by another one under its name. Where the system cannot watch (a network
 * drive, no more watches left, a folder that went) nothing is lost but time: the caller looks by itself now and then.
 */
export function watchFile(path: string, changed: () => void): FileWatch {
  let resting: NodeJS.Timeout | null = null;
  let watcher: FSWatcher | null = null;
  const name = basename(path);
  const rest = (): void => {
    if (resting !== null) clearTimeout(resting);
    resting = setTimeout(changed, restMs);
    resting.unref();
  };
  const end = (): void => {
    if (resting !== null) clearTimeout(resting);
    watcher?.close();
    watcher = null;
  };
  try {
    watcher = watch(dirname(path), { persistent: false }, (_, of) => {
      if (of === null || of === name) rest();
    });
    watcher.on('error', end);
  } catch {
    // The slow look is all there is then.
    watcher = null;
  }
  return { end };
}
