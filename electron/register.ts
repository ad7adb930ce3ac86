/**
 * Numbers runs without gaps per installation. The ledgers are the truth; the file only remembers the installation's
 * code and the last number, so losing it costs nothing.
 */
import { z } from 'zod';
import type { DataFolder } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { readJsonFile, writeJsonFile } from './ledger/json-file.ts';

export type Register = {
  /** Code of this laptop. */
  readonly installation: string;
  /** The number the next run gets: "K7Q2-25". Asking twice gives the same. */
  readonly next: () => string;
  /** Called once the run with that number is on disk. */
  readonly taken: (runNumber: string) => void;
};

const registerSchema = z.object({
  installation: z.string().regex(/^[A-HJ-NP-Z2-9]{4}$/),
  last: z.number().int().nonnegative(),
});

/** No letters or digits that are mistaken for each other when read aloud or from paper. */
const readable = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** `runNumbers`: of every run known here, oldest first. `random` gives numbers from 0 up to, not including, 1. */
export function openRegister(
  files: FileLayer,
  folder: DataFolder,
  given: { readonly runNumbers: readonly string[]; readonly random: () => number },
): Register {
  const known = readJsonFile(files, folder.register, registerSchema);
  const installation = known?.installation ?? codeOf(given.runNumbers.at(-1) ?? '') ?? makeCode(given.random);
  let last = Math.max(known?.last ?? 0, ...given.runNumbers.map((number) => countOf(number, installation)));
  if (known === null) keep();

  function keep(): void {
    try {
      writeJsonFile(files, folder.register, { installation, last });
    } catch {
      // The ledgers say the same; a later run writes it.
      return;
    }
  }

  return {
    installation,
    next: () => `${installation}-${last + 1}`,
    taken: (runNumber) => {
      last = Math.max(last, countOf(runNumber, installation));
      keep();
    },
  };
}

function codeOf(runNumber: string): string | null {
  return /^([A-HJ-NP-Z2-9]{4})-\d+$/.exec(runNumber)?.[1] ?? null;
}

function countOf(runNumber: string, installation: string): number {
  return codeOf(runNumber) === installation ? Number(runNumber.slice(installation.length + 1)) : 0;
}

function makeCode(random: () => number): string {
  return Array.from({ length: 4 }, () => readable[Math.floor(random() * readable.length)] ?? 'A').join('');
}
