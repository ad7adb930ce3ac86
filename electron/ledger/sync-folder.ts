import type { FileLayer } from './file-layer.ts';
import { errorCode } from './trouble-cause.ts';

/** Makes the names in a folder durable. Windows cannot open a folder; NTFS journals names by itself. */
export function syncFolder(
  files: FileLayer,
  path: string,
  platform: NodeJS.Platform = process.platform,
): void {
  if (platform === 'win32') return;
  const folder = files.open(path, 'folder');
  try {
    files.sync(folder);
  } catch (cause) {
    // Some sticks and shares know no such call; then there is nothing better to be had.
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes(errorCode(cause))) throw cause;
  } finally {
    files.close(folder);
  }
}
