/** How much an archive may hold, so that a hostile one costs little time and no disk. */
import type { EntryKind } from '#shared/archive/archive-manifest.ts';

const megabyte = 1024 * 1024;

/** Bytes of one entry, unpacked. Evidence and sheets are checked in parts; the others are held in memory. */
const largest: Readonly<Record<EntryKind | 'manifest', number>> = {
  manifest: 256 * megabyte,
  ledger: 256 * megabyte,
  evidence: 101 * megabyte,
  sheet: 1024 * megabyte,
  checklist: 16 * megabyte,
  removed: 200_000,
  signer: megabyte,
};
/** Everything that is packed well is small; only what is made to burst is both. */
const packedUpTo = 16 * megabyte;
const total = 256 * 1024 * megabyte;

export const archiveLimits = {
  entries: 1_000_000,
  isTooLarge: (entry: {
    readonly kind: EntryKind | 'manifest';
    readonly uncompressedSize: number;
    readonly compressedSize: number;
    /** Bytes of all entries up to this one, unpacked. */
    readonly total: number;
  }): boolean =>
    entry.uncompressedSize > largest[entry.kind] ||
    entry.total > total ||
    (entry.uncompressedSize > packedUpTo && entry.uncompressedSize > entry.compressedSize * 50),
} as const;
