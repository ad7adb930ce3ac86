import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto';
import { drawSheet } from '#electron/sheet/draw-sheet.ts';
import { signatureFields } from '#electron/signing/find-field.ts';
import { signField } from '#electron/signing/sign-field.ts';
import { openPdf } from '#electron/verifying/pdf/open-pdf.ts';
import { verifySheet } from '#electron/verifying/verify-sheet.ts';
import { madeKey, sheetFonts, signRequest, testSigners, valueOf } from '../signing/sheet-to-sign.ts';
import { sampleTalkativeNight } from '../support/sample-run.ts';
import { benchDocument } from './bench-sheet.ts';
import type { BenchLine } from './bench.ts';
import { figures, measure, median } from './measure.ts';

/** Thirteen signatures and their check, against what any program would have to do: hash the file and use the key. */
export async function benchSigning(): Promise<readonly BenchLine[]> {
  const bare = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = await madeKey(testSigners(), 'Ingrid Solberg');
  const processor: number[] = [];
  const pairs: { readonly floor: number; readonly ours: number }[] = [];
  const drawn = await drawSheet(benchDocument(sampleTalkativeNight(600)), await sheetFonts());
  const fieldNames = signatureFields(openPdf(drawn.bytes).newest).map(({ name }) => name);
  let sheet = drawn.bytes;
  for (const fieldName of fieldNames) {
    const request = await signRequest(signer, { fieldName });
    const started = performance.now();
    sign('sha256', sheet, bare.privateKey);
    const between = performance.now();
    const before = process.cpuUsage();
    const signed = valueOf(await signField(sheet, request));
    pairs.push({ floor: between - started, ours: performance.now() - between });
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
    sheet = signed.bytes;
  }
  const each = Math.round((sheet.byteLength - drawn.bytes.byteLength) / fieldNames.length / 102.4) / 10;
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
      what: `one signature, visible, ${each} KB (aim 50 ms, 30 KB)`,
      floor: 'the file hashed and signed with a bare key',
      figures: { ...figures(pairs.slice(1)), oursProcessorMs: median(processor.slice(1)) },
    },
    {
      what: `all ${fieldNames.length} signatures verified, every revision looked at (aim 300 ms)`,
      floor: 'the file hashed and checked with a bare key, once a signature',
      figures: checks,
    },
  ];
}
