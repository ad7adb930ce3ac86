import { dirname } from 'node:path';
import type { FileLayer } from './file-layer.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * Makes a folder, and those above it, whose names outlast a power cut: a file in it is worth nothing when the folder is
 * lost. Its own name is made durable each time, as whoever made it may have been killed before.
 */
export function makeFolder(files: FileLayer, path: string): void {
  const made: string[] = [];
  for (let above = dirname(path); !isThere(files, above) && dirname(above) !== above; above = dirname(above))
    made.push(above);
  files.makeFolder(path);
  for (const folder of [path, ...made]) syncFolder(files, dirname(folder));
}

/** Where folders cannot be opened their names need no sync either. */
function isThere(files: FileLayer, path: string): boolean {
  try {
    files.close(files.open(path, 'folder'));
    return true;
  } catch {
    return false;
  }
}
