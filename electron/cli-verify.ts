/** `npm run -s cli -- verify FILE`: the check of a PDF as JSON, for auditors' scripts. */
import { readFileSync, statSync } from 'node:fs';
import { explainVerification } from '#shared/signing/explain-verification.ts';
import { largestPdf, type SheetVerification } from '#shared/signing/sheet-verification.ts';
import { verifySheet } from './verifying/verify-sheet.ts';

/** 0 valid; 1 not valid or not signed; 2 not readable. `json` ends in a line feed. */
export type VerifyAnswer = { readonly exitCode: 0 | 1 | 2; readonly json: string };

export async function verifyCommand(file: string): Promise<VerifyAnswer> {
  const bytes = readFile(file);
  if (typeof bytes === 'string')
    return answer(2, { valid: false, summary: bytes, signatures: [], problems: [bytes] });
  const verification = await verifySheet(bytes);
  return answer(exitCodeOf(verification), plain(verification));
}

/** The file's bytes, or why it cannot be read. */
function readFile(file: string): Uint8Array | string {
  try {
    const { size } = statSync(file);
    // Refused before it fills the memory.
    if (size > largestPdf)
      return explainVerification({ kind: 'unreadable', reason: 'TooLarge', bytes: size }).summary;
    return readFileSync(file);
  } catch {
    return `There is no file ${file} that can be read.`;
  }
}

function exitCodeOf({ valid, verdict }: SheetVerification): 0 | 1 | 2 {
  if (verdict === 'unreadable') return 2;
  return valid ? 0 : 1;
}

function plain(verification: SheetVerification): object {
  const { valid, verdict, summary, signatures, problems, notices, findings } = verification;
  const checked = findings.kind === 'checked' ? findings : null;
  return {
    valid,
    verdict,
    summary,
    signatures,
    fields: checked?.fields ?? 0,
    madeByRunsheet: checked?.madeByRunsheet ?? false,
    record: checked?.record ?? null,
    goSheet: checked?.goSheet ?? null,
    problems,
    notices,
  };
}

function answer(exitCode: 0 | 1 | 2, value: object): VerifyAnswer {
  return { exitCode, json: `${JSON.stringify(value, null, 2)}\n` };
}
