/** Wrong passphrases in a row, in a small file beside the signer's: ending the app does not make guessing faster. */
import { join } from 'node:path';
import { z } from 'zod';
import type { FileLayer } from '../ledger/file-layer.ts';
import { readJsonFile, writeJsonFile } from '../ledger/json-file.ts';
import type { FailureMemory } from './passphrase-guard.ts';

const triesSchema = z.object({
  format: z.literal('runsheet-failed-tries'),
  version: z.literal(1),
  signer: z.string(),
  failures: z.number().int().min(1).max(1_000_000),
});

/** A damaged file cannot say how often it was: as often as leads to the longest pause. */
const manyFailures = 5;

export function keepFailedTries(files: FileLayer, folder: string): FailureMemory {
  // The second dot keeps it apart from the signers' own files.
  const pathOf = (signerId: string): string => join(folder, `${signerId}.tries.json`);
  return {
    recall: (signerId) => {
      const path = pathOf(signerId);
      if (files.sizeOf(path) === null) return 0;
      const found = readJsonFile(files, path, triesSchema);
      return found?.signer === signerId ? found.failures : manyFailures;
    },
    keep: (signerId, failures) => {
      try {
        if (failures === 0) files.remove(pathOf(signerId));
        else
          writeJsonFile(files, pathOf(signerId), {
            format: 'runsheet-failed-tries',
            version: 1,
            signer: signerId,
            failures,
          } satisfies z.infer<typeof triesSchema>);
      } catch {
        // A disk that takes nothing: the pause holds until the app ends, and nobody is kept from signing.
      }
    },
  };
}
