import { beforeAll, describe, expect, it } from 'vitest';
import { hashBytes, hashText } from '#electron/ledger/hash-text.ts';
import { verifySheet } from '#electron/verifying/verify-sheet.ts';
import type { SheetVerification } from '#shared/signing/sheet-verification.ts';
import { trustDatabase } from './outside-tools.ts';
import { drawnSheet, history, people, signInTurn, type Person } from './sheet-to-sign.ts';
import { readLedger } from '#shared/ledger/verify-chain.ts';
import type { TamperCase } from './tamper-case.ts';
import { tamperCorpus } from './tamper-corpus.ts';
import { shown, tableOf, toldOf } from './what-others-see.ts';

type Checked = TamperCase & { readonly verification: SheetVerification };

let three: readonly Person[];
let states: readonly Uint8Array[];
let corpus: readonly Checked[];

beforeAll(async () => {
  three = await people(3);
  states = await signInTurn(await drawnSheet(), three);
  const changed = await tamperCorpus(
    states,
    three.map(({ key }) => key),
  );
  corpus = await Promise.all(
    changed.map(async (file) => ({ ...file, verification: await verifySheet(file.bytes) })),
  );
}, 60_000);

describe('a sheet that was changed after it was signed', () => {
  it('is refused in each of at least forty ways, and told why', () => {
    const wrong: string[] = [];
    for (const { name, says, verification } of corpus) {
      const { valid, summary, problems } = verification;
      const told = [summary, ...problems].some((words) => says.test(words));
      if (valid || !told)
        wrong.push(`${name}: ${valid ? 'VALID ' : ''}${summary} | ${problems.slice(0, 4).join(' | ')}`);
    }
    expect(wrong).toEqual([]);
    expect(new Set(corpus.map(({ name }) => name)).size).toBeGreaterThanOrEqual(50);
  });

  it('is to other verifiers what the decision says (UPDATE_TABLE=1 writes it anew)', async () => {
    const database = trustDatabase(
      three.map(({ key }) => key.certificate),
      'peers',
    );
    const bytes = states[3] ?? new Uint8Array();
    const unchanged = { name: '(unchanged)', bytes, verdict: (await verifySheet(bytes)).verdict };
    const changed = corpus.map((file) => ({ ...file, verdict: file.verification.verdict }));
    const table = tableOf([unchanged, ...changed], database);
    expect(shown(toldOf(table))).toBe(shown(table));
  }, 60_000);
});

describe('a sheet that was cut back to an earlier signature', () => {
  const runId = readLedger(history, hashText).runId ?? '';

  it('is valid by itself, and says how many signed', async () => {
    const verified = await verifySheet(states[2] ?? new Uint8Array());
    expect(verified.summary).toBe('Signed by 2 of 13. This PDF is unchanged and all 2 signatures are valid.');
  });

  it('is told to be an earlier one where the run is known', async () => {
    const hashes = states.slice(1).map(hashBytes);
    const knowledge = { fingerprints: [], sheets: [{ runId, hashes, isSuperseded: false }] };
    const earlier = await verifySheet(states[2] ?? new Uint8Array(), knowledge);
    expect(earlier.valid).toBe(false);
    expect(earlier.summary).toBe(
      'This is an earlier state of a sheet on this laptop: 2 of its 3 signatures. Ask for the newest file.',
    );
    expect((await verifySheet(states[3] ?? new Uint8Array(), knowledge)).valid).toBe(true);
    const other = { fingerprints: [], sheets: [{ runId, hashes: [hashes[0] ?? ''], isSuperseded: false }] };
    expect((await verifySheet(states[3] ?? new Uint8Array(), other)).verdict).toBe('outdated');
    const nothing = { fingerprints: [], sheets: [] };
    expect((await verifySheet(states[3] ?? new Uint8Array(), nothing)).summary).toBe(
      'Signed by 3 of 13. This PDF is unchanged. Its run is not on this laptop, so people’s keys could not be compared.',
    );
  });
});
