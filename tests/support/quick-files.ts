import { nodeFiles, type FileLayer } from '#electron/ledger/file-layer.ts';

/**
 * The real files without waiting for the disk. Whoever reads in the same process sees what was written, synced or not:
 * what a power cut leaves is for `memory-disk.ts` and the kills to show, whose children sync.
 */
export const quickFiles: FileLayer = { ...nodeFiles, syncData: mustBeOpen, sync: mustBeOpen };

/** A file that was closed too early cannot be synced either. */
function mustBeOpen(file: number): void {
  nodeFiles.describe(file);
}
