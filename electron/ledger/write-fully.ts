import type { FileLayer } from './file-layer.ts';

/** Writes every byte, however few the system takes at a time; throws when it takes none, as a full disk does. */
export function writeFully(files: FileLayer, file: number, bytes: Uint8Array, position: number): void {
  let written = 0;
  while (written < bytes.byteLength) {
    const taken = files.write(file, bytes.subarray(written), position + written);
    if (taken <= 0) throw Object.assign(new Error('The system took no more bytes'), { code: 'ENOSPC' });
    written += taken;
  }
}
