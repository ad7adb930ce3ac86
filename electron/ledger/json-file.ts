/** Small side files in JSON. Each can be lost without losing a run; a damaged one counts as absent. */
import type { z } from 'zod';
import type { FileLayer } from './file-layer.ts';
import { writeAtomically } from './write-atomically.ts';

/** The file's content if it is there and fits the schema, else null. */
export function readJsonFile<T>(files: FileLayer, path: string, schema: z.ZodType<T>): T | null {
  if (files.sizeOf(path) === null) return null;
  try {
    const found = schema.safeParse(JSON.parse(Buffer.from(files.read(path)).toString('utf8')));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}

/** Throws the system's error when it cannot be written. */
export function writeJsonFile(files: FileLayer, path: string, value: unknown): void {
  writeAtomically(files, path, `${JSON.stringify(value, null, 2)}\n`);
}
