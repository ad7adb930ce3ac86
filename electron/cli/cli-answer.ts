import { readFileSync } from 'node:fs';
import { errorCode } from '../ledger/trouble-cause.ts';
import { ok, refused, type Result } from '#shared/result.ts';

export type CliAnswer = { readonly exitCode: 0 | 1 | 2; readonly stdout: string; readonly stderr: string };

/** One sentence, and exit code 2. */
export function unusable(sentence: string): CliAnswer {
  return { exitCode: 2, stdout: '', stderr: `${sentence.replaceAll(/\s+/g, ' ')}\n` };
}

export function json(value: unknown, exitCode: 0 | 1 = 0): CliAnswer {
  return { exitCode, stdout: `${JSON.stringify(value, null, 2)}\n`, stderr: '' };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  ERR_FS_FILE_TOO_LARGE: 'is too large',
};

/** The bytes of a file, or the sentence that says why not. */
export function readInput(path: string): Result<Uint8Array, CliAnswer> {
  try {
    return ok(readFileSync(path));
  } catch (cause) {
    return refused(unusable(`${path} ${reasons[errorCode(cause)] ?? 'cannot be read'}.`));
  }
}
