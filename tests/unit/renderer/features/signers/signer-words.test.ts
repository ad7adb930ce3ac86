import { expect, test } from 'vitest';
import { keyState, kindWords } from '#renderer/features/signers/signer-words.ts';
import type { SignerSummary } from '#shared/signing/signer.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 18);

const lena: SignerSummary = {
  id: 'signer-00000001',
  name: 'Lena Fischer',
  role: 'QA Lead',
  email: '',
  kind: 'made',
  fingerprint: 'ab'.repeat(32),
  issuer: 'Lena Fischer',
  key: 'EC P-256',
  validFrom: now - day,
  validUntil: now + 400 * day,
  createdAt: now - day,
  removedAt: null,
};

test('a key that ends within a month says in how many days', () => {
  expect(keyState(lena, now, 0).word).toBe('valid until 23 Dec 2027');
  expect(keyState({ ...lena, validUntil: now + 12 * day }, now, 0).word).toBe(
    'expires in 12 days, 30 Nov 2026',
  );
  expect(keyState({ ...lena, validUntil: now }, now, 0).word).toBe('expired 18 Nov 2026');
});

test('a removed key is removed, whatever its certificate says', () => {
  expect(keyState({ ...lena, removedAt: now }, now, 0)).toMatchObject({
    word: 'removed 18 Nov 2026',
    glyph: 'na',
  });
});

test('the kind of key is named as it is', () => {
  expect(kindWords(lena)).toBe('made in Runsheet');
  expect(kindWords({ kind: 'imported', issuer: 'XianFeast CA' })).toBe('company certificate of XianFeast CA');
});
