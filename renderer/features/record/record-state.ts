/** What the sheet is now, in a word and a sentence. That signatures are valid is said only of what was verified. */
import type { MadeSheet } from '#shared/ipc/desktop-contract.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import type { SheetVerification } from '#shared/signing/sheet-verification.ts';
import { formatDate, formatTimeOfDay } from '#shared/time/instant.ts';
import type { GlyphName } from '../../ui/glyph.tsx';
import { signedCount, slotRows } from '../approvals/slot-rows.ts';

export type RecordState = {
  readonly glyph: GlyphName;
  readonly title: string;
  readonly detail: string;
};

export function recordState(
  run: StartedRun,
  sheet: MadeSheet | null,
  verification: SheetVerification | null,
): RecordState {
  if (verification !== null && !verification.valid)
    return { glyph: 'failed', title: 'Not valid', detail: verification.summary };
  const said = signatureWords(verification);
  if (run.sealed !== null) return sealedState(run.sealed, said);
  const rows = slotRows(run);
  const signed = signedCount(rows);
  const count = `${signed} of ${rows.length} signed.`;
  if (run.closing === null) return goState(sheet, said, count);
  if (signed < rows.length)
    return {
      glyph: 'caution',
      title: 'Draft',
      detail: [count, sentence(said), howSaved(sheet)].filter((part) => part !== '').join(' '),
    };
  return {
    glyph: 'signed',
    title: said ?? 'Complete',
    detail: said === null ? count : 'Nothing changed since the last one.',
  };
}

/** Before the record is closed: the go sheet once somebody has signed it, else a draft. */
function goState(sheet: MadeSheet | null, said: string | null, count: string): RecordState {
  const open = `${count} The record is not closed.`;
  if (sheet?.kind !== 'go' || sheet.signed === 0)
    return { glyph: 'open', title: 'Draft', detail: `${open} ${howSaved(sheet)}` };
  return {
    glyph: said === null ? 'open' : 'signed',
    title: 'Go sheet',
    detail: `${sentence(said)} ${open} It goes into the record sheet as an attachment.`.trim(),
  };
}

function howSaved(sheet: MadeSheet | null): string {
  return isMarkedDraft(sheet)
    ? 'The PDF can be saved as a draft, marked DRAFT on each page.'
    : 'The PDF can be saved as it is and signed on.';
}

/** A page that somebody has signed never changes, so it carries no mark though signatures are missing. */
export function isMarkedDraft(sheet: MadeSheet | null): boolean {
  return sheet === null || (sheet.draft && sheet.signed === 0);
}

function sentence(words: string | null): string {
  return words === null ? '' : `${words}.`;
}

type Sealed = NonNullable<StartedRun['sealed']>;

function sealedState({ stamp, draftReason }: Sealed, said: string | null): RecordState {
  const when = `${formatDate(stamp.at, stamp.offsetMinutes)}, ${formatTimeOfDay(stamp.at, stamp.offsetMinutes)}`;
  const missing = draftReason === null ? '' : ` Signatures are missing: ${draftReason}`;
  const valid = said === null ? '' : ` ${said}.`;
  return { glyph: 'locked', title: `Sealed ${when}`, detail: `Nothing in it can change.${valid}${missing}` };
}

/** "All 13 signatures valid", or null before the check has answered. */
function signatureWords(verification: SheetVerification | null): string | null {
  if (verification === null || verification.signatures.length === 0) return null;
  const count = verification.signatures.length;
  return count === 1 ? '1 signature valid' : `All ${count} signatures valid`;
}
