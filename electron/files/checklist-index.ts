/** The list of imported versions in the data folder, with what lists show of each. */
import { z } from 'zod';
import { isLargeText, readCorrected } from '#shared/checklist/read-checklist-once.ts';
import type { ChecklistContents, ChecklistVersion } from '#shared/ipc/desktop-contract.ts';
import type { DataFolder } from '../data-folder.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { hashBytes } from '../ledger/hash-text.ts';
import { readJsonFile, writeJsonFile } from '../ledger/json-file.ts';
import { checklistEntrySchema } from './checklist-entry.ts';
import { readCorrections } from './read-corrections.ts';

type Place = { readonly files: FileLayer; readonly folder: DataFolder };

const contentsSchema = z.object({
  title: z.string(),
  counts: z.object({
    sections: z.number(),
    groups: z.number(),
    items: z.number(),
    steps: z.number(),
    windows: z.number(),
    triggers: z.number(),
    thresholds: z.number(),
    rollbackSteps: z.number(),
    roles: z.number(),
    followUps: z.number(),
    conditionals: z.number(),
    blanks: z.number(),
  }),
});

const indexSchema = z.object({
  versions: z.array(
    checklistEntrySchema.extend({
      /** Absent in an index from before it was kept. */
      contents: contentsSchema.optional(),
    }),
  ),
});

/** A large one of which lists can show nothing yet. */
export function isUnknown({ markdown, contents }: ChecklistVersion): boolean {
  return contents === undefined && isLargeText(markdown);
}

/** What lists show of it; reads the text where it was not read before. */
export function contentsOf(
  version: Pick<ChecklistVersion, 'markdown' | 'corrections'>,
): ChecklistContents | undefined {
  const read = readCorrected(version);
  return read.ok ? { title: read.value.title, counts: read.value.counts } : undefined;
}

export function writeIndex({ files, folder }: Place, all: readonly ChecklistVersion[]): void {
  const versions = all.map(({ name, sha256, importedAt, importedBy, contents }) => ({
    sha256,
    name,
    importedAt,
    importedBy,
    contents,
  }));
  writeJsonFile(files, folder.checklistIndex, { versions });
}

/** A version whose file is gone or no longer has its hash is left out; runs keep their checklist themselves. */
export function readIndex({ files, folder }: Place): readonly ChecklistVersion[] {
  const index = readJsonFile(files, folder.checklistIndex, indexSchema);
  return (index?.versions ?? []).flatMap((entry) => {
    try {
      const bytes = files.read(folder.checklist(entry.sha256));
      if (hashBytes(bytes) !== entry.sha256) return [];
      return [
        {
          ...entry,
          markdown: Buffer.from(bytes).toString('utf8'),
          shipped: false,
          corrections: readCorrections(files, folder, entry.sha256),
        },
      ];
    } catch {
      return [];
    }
  });
}
