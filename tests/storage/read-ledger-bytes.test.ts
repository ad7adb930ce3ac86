import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashText } from '#electron/ledger/hash-text.ts';
import { readLedgerBytes } from '#electron/ledger/read-ledger-bytes.ts';
import { readLedger } from '#shared/ledger/verify-chain.ts';
import { sealedNotes } from '../support/ledgers.ts';

const whole = Buffer.from(
  sealedNotes(5)
    .map(({ line }) => `${line}\n`)
    .join(''),
);

test('bytes are read as their text is, whatever became of them', () => {
  expect(readLedgerBytes(whole)).toMatchObject({ valid: true, lines: { length: 5 } });
  fc.assert(
    fc.property(
      fc.nat(whole.length),
      fc.option(fc.record({ at: fc.nat(whole.length), byte: fc.nat(255) })),
      (length, change) => {
        const bytes = Buffer.from(whole.subarray(0, length));
        if (change !== null && change.at < length) bytes[change.at] = change.byte;
        expect(readLedgerBytes(bytes)).toEqual(readLedger(bytes.toString('utf8'), hashText));
      },
    ),
  );
});
