import { describe, expect, test } from 'vitest';
import { verifyChecks } from '#renderer/features/verify/verify-checks.ts';
import { verifyWords } from '#renderer/features/verify/verify-words.ts';
import { explainVerification } from '#shared/signing/explain-verification.ts';
import type { SheetFindings, SignatureCheck } from '#shared/signing/sheet-verification.ts';

const signature: SignatureCheck = {
  fieldName: 'QA Lead',
  name: 'Lena Fischer',
  role: 'QA Lead',
  reason: '',
  signedAt: '2026-11-18T14:02:00+01:00',
  certificate: null,
  isKnown: true,
  valid: true,
  coversWholeFile: true,
  faults: [],
};

type Checked = Extract<SheetFindings, { readonly kind: 'checked' }>;

function checked(change: Partial<Checked> = {}): Checked {
  return {
    kind: 'checked',
    madeByRunsheet: true,
    signatures: [signature],
    fields: 1,
    changes: [],
    record: { runId: 'run-00000001', head: 'ab'.repeat(32), entries: 412, faults: [] },
    register: { code: 'Newest' },
    goSheet: null,
    ...change,
  };
}

const wordsOf = (findings: SheetFindings): ReturnType<typeof verifyWords> =>
  verifyWords(explainVerification(findings));

describe('what a check means', () => {
  test('a complete sheet that holds can be filed', () => {
    const words = wordsOf(checked());
    expect(words.title).toBe('This PDF is unchanged and its signature is valid.');
    expect(words.toDo).toEqual(['Nothing. It can be filed.']);
    expect(words.safe).toContain('The record attached to it is complete: 412 entries, no gap.');
  });

  test('a sheet with empty fields is not to be filed yet', () => {
    expect(wordsOf(checked({ fields: 13 })).toDo).toEqual([
      'Ask for the missing signatures before it is filed.',
      '12 of 13 signature fields are empty.',
    ]);
  });

  test('a decline is to be read, and asks for no fewer signatures', () => {
    const declined = { ...signature, reason: 'QA Lead: I decline: XianFeast: the load test is missing' };
    const read = 'Read on the sheet why it was declined before it is filed.';
    expect(wordsOf(checked({ signatures: [declined] })).toDo).toEqual([read]);
    expect(wordsOf(checked({ signatures: [declined], fields: 13 })).toDo).toEqual([
      read,
      'Ask for the missing signatures before it is filed.',
      '12 of 13 signature fields are empty.',
    ]);
  });

  test('a changed sheet says what was changed and not to file it', () => {
    const words = wordsOf(checked({ changes: [{ after: 1, what: [{ kind: 'page', page: 4 }] }] }));
    expect(words.title).toBe('This PDF was changed after it was signed.');
    expect(words.happened).toEqual(['Changed after the first signature: page 4 was replaced.']);
    expect(words.toDo).toEqual(['Do not file this copy. Open the run and save its sheet again.']);
  });

  test('who has no run here is sent to the sender', () => {
    const words = wordsOf(
      checked({
        signatures: [{ ...signature, valid: false, faults: ['SignatureBroken'] }],
        register: { code: 'RunUnknown' },
      }),
    );
    expect(words.toDo).toEqual([
      'Do not file this copy. Ask whoever sent it for the sheet as it was signed.',
    ]);
  });
});

describe('the single checks', () => {
  test('a changed page is named where it was found', () => {
    const lines = verifyChecks(checked({ changes: [{ after: 1, what: [{ kind: 'page', page: 6 }] }] }));
    expect(lines.find(({ key }) => key === 'after')).toMatchObject({
      state: 'bad',
      detail: '1 change found, page 6',
    });
  });

  test('a broken chain is never called complete', () => {
    const record = {
      runId: null,
      head: 'ab'.repeat(32),
      entries: 9,
      faults: [{ code: 'ChainBroken', line: 4 }],
    } as const;
    expect(verifyChecks(checked({ record })).find(({ key }) => key === 'chain')).toMatchObject({
      state: 'bad',
      title: 'Event chain broken',
    });
  });

  test('a file that cannot be read has one line', () => {
    expect(verifyChecks({ kind: 'unreadable', reason: 'NotPdf', bytes: 3 })).toHaveLength(1);
  });
});
