import { readLedgerPieces, type ReadLedger } from '#shared/ledger/verify-chain.ts';
import { hashText } from './hash-text.ts';

const newline = 10;

/**
 * Reads the bytes of a ledger file and checks every link, as `readLedger` does. Each line becomes a text of its own: in
 * one for the whole file a single letter beyond Latin would double what every line takes to be read.
 */
export function readLedgerBytes(bytes: Uint8Array): ReadLedger {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  let start = 0;
  for (let end = buffer.indexOf(newline); end !== -1; end = buffer.indexOf(newline, start)) {
    pieces.push(buffer.toString('utf8', start, end));
    start = end + 1;
  }
  pieces.push(buffer.toString('utf8', start));
  return readLedgerPieces(pieces, hashText);
}
