import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { signField } from '#electron/signing/sign-field.ts';
import { verifySheet } from '#electron/verifying/verify-sheet.ts';
import {
  drawnSheet,
  fieldNames,
  madeKey,
  signRequest,
  testSigners,
  valueOf,
} from '../signing/sheet-to-sign.ts';
import type { BenchLine } from './bench.ts';
import { figures, measure } from './measure.ts';

/** Thirteen signatures and their check, against what any program would have to do: hash the file and use the key. */
export async function benchSigning(): Promise<readonly BenchLine[]> {
  const bare = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = await madeKey(testSigners(), 'Ingrid Solberg');
  const pairs: { readonly floor: number; readonly ours: number }[] = [];
  let sheet = await drawnSheet();
  const unsigned = sheet.byteLength;
  for (const fieldName of fieldNames) {
    const request = await signRequest(signer, { fieldName });
    const started = performance.now();
    sign('sha256', sheet, bare.privateKey);
    const between = performance.now();
    const signed = valueOf(await signField(sheet, request));
    pairs.push({ floor: between - started, ours: performance.now() - between });
    sheet = signed.bytes;
  }
  const each = Math.round((sheet.byteLength - unsigned) / fieldNames.length / 102.4) / 10;
  const digest = createHash('sha256').update(sheet).digest();
  const signature = sign('sha256', digest, bare.privateKey);
  const checks = await measure(
    {
      floor: () => fieldNames.map(() => verify('sha256', sheet, bare.publicKey, signature)),
      ours: () => verifySheet(sheet),
    },
    9,
  );
  return [
    {
      what: `one signature, visible, ${each} KB`,
      floor: 'the file hashed and signed with a bare key',
      figures: figures(pairs.slice(1)),
    },
    {
      what: 'all thirteen signatures verified, every revision looked at',
      floor: 'the file hashed and checked with a bare key, thirteen times',
      figures: checks,
    },
  ];
}
