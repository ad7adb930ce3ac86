import { readLedger } from '#shared/ledger/verify-chain.ts';
import type { RecordCheck, RecordFault } from '#shared/signing/sheet-verification.ts';
import { hashText } from '../ledger/hash-text.ts';
import { pageTexts } from './page-text.ts';
import type { PdfState } from './pdf/open-pdf.ts';
import { readAttachment } from './read-attachment.ts';

/**
 * Whether the attached history holds together, is the one of record.json, and ends in the hash that is printed. Null
 * when the file carries no such attachments at all.
 */
export function checkRecord(state: PdfState): RecordCheck | null {
  const history = readAttachment(state, 'run.jsonl');
  const record = readAttachment(state, 'record.json');
  if (history === null && record === null) return null;
  const lines = ledgerOf(record);
  if (history === null || lines === null) {
    return { runId: null, head: '', entries: 0, faults: [{ code: 'RecordMissing' }] };
  }
  const text = history.toString('utf8');
  const ledger = readLedger(text, hashText);
  const faults: RecordFault[] = [];
  if (!ledger.valid) faults.push({ code: 'ChainBroken', line: ledger.firstBadLine });
  if (lines.map((line) => `${line}\n`).join('') !== text) faults.push({ code: 'RecordDiffers' });
  if (ledger.valid && !isPrinted(state, ledger.head)) faults.push({ code: 'HeadNotPrinted' });
  return { runId: ledger.runId, head: ledger.head, entries: ledger.lines.length, faults };
}

/** The lines of the history as record.json repeats them; null when it is no such record. */
function ledgerOf(bytes: Buffer | null): readonly string[] | null {
  if (bytes === null) return null;
  try {
    const record: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof record !== 'object' || record === null || !('ledger' in record)) return null;
    const { ledger } = record;
    return Array.isArray(ledger) && ledger.every((line) => typeof line === 'string') ? ledger : null;
  } catch {
    return null;
  }
}

/** In full once, and shortened at the foot of every page. */
function isPrinted(state: PdfState, head: string): boolean {
  const texts = pageTexts(state);
  const short = `SHA-256${head.slice(0, 16)}…${head.slice(-8)}`;
  return texts.some((text) => text.includes(head)) && texts.every((text) => text.includes(short));
}
