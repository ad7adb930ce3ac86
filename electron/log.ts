/** The app's own log: what it did and met, never what anybody typed. */
import { join } from 'node:path';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';

export type Log = (line: string) => void;

const maxBytes = 1_000_000;

/** Appends to `runsheet.log` in the folder; at 1 MB the file becomes `runsheet.old.log`. Never throws. */
export function openLog(folder: string, now: () => number): Log {
  const path = join(folder, 'runsheet.log');
  return (line) => {
    try {
      mkdirSync(folder, { recursive: true });
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (size > maxBytes) renameSync(path, join(folder, 'runsheet.old.log'));
      appendFileSync(
        path,
        `${new Date(now()).toISOString()} ${line.replaceAll('\n', ' | ').slice(0, 4000)}\n`,
      );
    } catch {
      // A log that cannot be written must not stop a cutover.
      return;
    }
  };
}
