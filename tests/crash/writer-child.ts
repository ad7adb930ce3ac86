/** Seals and appends events of one run without pause until it is killed, saying each seal once it is on disk. */
import { writeSync } from 'node:fs';
import { openLedger } from '#electron/ledger/append-event.ts';
import { nodeFiles } from '#electron/ledger/file-layer.ts';
import { hashText } from '#electron/ledger/hash-text.ts';
import { chainStart, sealEvent, type ChainEnd } from '#shared/ledger/seal-event.ts';
import { note, readingAt, runCreated } from '../support/ledgers.ts';

const [path = '', runId = ''] = process.argv.slice(2);
const ledger = openLedger(nodeFiles, path, []);
let end: ChainEnd = chainStart;
for (let number = 0; ; number += 1) {
  const event =
    number === 0 ? runCreated({ runId }) : note(`note ${number} ${'x'.repeat((number * 37) % 900)}`);
  const fact = { runId, event, by: 'Mei Lindqvist', now: readingAt(Date.now()) };
  const { line, recorded } = sealEvent(fact, end, hashText);
  ledger.append([line]);
  end = { position: recorded.position, head: recorded.seal };
  writeSync(1, `${recorded.seal}\n`);
}
