import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dataFolder } from '#electron/data-folder.ts';
import { ledgerText, sealedNotes } from '../support/ledgers.ts';

/** So many runs of so many events each, written into a data folder; returns the number of bytes. */
export function writeLedgers(root: string, runs: number, events: number): number {
  const folder = dataFolder(root);
  let bytes = 0;
  for (let run = 0; run < runs; run += 1) {
    const runId = `b0b0b0b0-0000-4000-8000-${String(run).padStart(12, '0')}`;
    const text = ledgerText(sealedNotes(events, runId));
    mkdirSync(path.dirname(folder.ledger(runId)), { recursive: true });
    writeFileSync(folder.ledger(runId), text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}
