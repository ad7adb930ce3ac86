import { noPrevious, type HashText } from '#shared/ledger/ledger-line.ts';

const sealStart = ',"seal":"';
const sealedEndLength = sealStart.length + 64 + 2;
const newline = 10;
/** After so many lines whoever checks may do something else. */
const linesAtOnce = 100;

/**
 * Checks every seal and every link of a ledger on its bytes as they are, without opening an event: what a start owes
 * to runs nobody has asked for. Yields between parts; returns the head when the whole chain holds, else null.
 */
export function* checkSeals(
  bytes: Uint8Array,
  runId: string,
  hash: HashText,
): Generator<null, string | null> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let head = noPrevious;
  let position = 0;
  for (let start = 0; start < text.length;) {
    const end = text.indexOf(newline, start);
    if (end === -1) return null;
    position += 1;
    const line = text.toString('utf8', start, end);
    const unsealed = `${line.slice(0, -sealedEndLength)}}`;
    const seal = hash(unsealed);
    const link = `,"position":${position},"previous":"${head}","run":"${runId}"${sealStart}${seal}"}`;
    if (!line.endsWith(link)) return null;
    head = seal;
    start = end + 1;
    if (position % linesAtOnce === 0) yield null;
  }
  return position === 0 ? null : head;
}
