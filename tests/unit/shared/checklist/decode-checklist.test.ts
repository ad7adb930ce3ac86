import { describe, expect, it } from 'vitest';
import { decodeChecklist } from '#shared/checklist/decode-checklist.ts';
import { explainChecklistProblem } from '#shared/checklist/explain-checklist-problem.ts';

describe('decodeChecklist', () => {
  it.each(['- [ ] a', '\uFEFF- [ ] a', '- [ ] Überprüfung 回滚 🚀 \u{10FFFF}', '', 'a'.repeat(10_000) + '€'])(
    'gives back the text %#, to the byte',
    (text) => {
      expect(decodeChecklist(new TextEncoder().encode(text))).toEqual({ ok: true, value: text });
    },
  );

  it.each([
    ['UTF-16 with its mark', [0xff, 0xfe, 0x2d, 0], { code: 'NotUtf8', encoding: 'UTF-16', offset: null }],
    ['UTF-16, big-endian', [0xfe, 0xff, 0, 0x2d], { code: 'NotUtf8', encoding: 'UTF-16', offset: null }],
    [
      'UTF-16 without a mark',
      [0x2d, 0, 0x20, 0, 0x5b, 0],
      { code: 'NotUtf8', encoding: 'UTF-16', offset: null },
    ],
    ['UTF-32', [0xff, 0xfe, 0, 0, 0x2d, 0, 0, 0], { code: 'NotUtf8', encoding: 'UTF-32', offset: null }],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2], { code: 'NotText' }],
    ['Latin-1', [0x61, 0xfc, 0x62], { code: 'NotUtf8', encoding: null, offset: 1 }],
    ['a cut sequence', [0x61, 0xe2, 0x82], { code: 'NotUtf8', encoding: null, offset: 1 }],
    ['an overlong form', [0xc0, 0xaf], { code: 'NotUtf8', encoding: null, offset: 0 }],
    ['a surrogate', [0xed, 0xa0, 0x80], { code: 'NotUtf8', encoding: null, offset: 0 }],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80], { code: 'NotUtf8', encoding: null, offset: 0 }],
  ])('refuses %s by name', (_, bytes, error) => {
    expect(decodeChecklist(Uint8Array.from(bytes))).toEqual({ ok: false, error });
  });

  it('refuses what is too large before reading it', () => {
    expect(decodeChecklist(new Uint8Array(5_000_001))).toMatchObject({
      ok: false,
      error: { code: 'TooLarge' },
    });
  });
});

describe('explainChecklistProblem', () => {
  it('says what Runsheet looks for', () => {
    expect(explainChecklistProblem({ code: 'NoItems' })).toBe(
      'No check boxes found. Runsheet looks for lines like ‘- [ ] Create full system backup’. Your file was not changed.',
    );
  });
  it.each([
    [{ code: 'TooLarge', bytes: 52_428_800, limitBytes: 5_000_000 } as const, '52 MB'],
    [{ code: 'NotUtf8', encoding: 'UTF-16', offset: null } as const, 'UTF-16'],
    [{ code: 'NotUtf8', encoding: null, offset: 1 } as const, 'byte 2'],
    [{ code: 'NotText' } as const, 'not a text file'],
    [{ code: 'Empty' } as const, 'empty'],
    [{ code: 'TooDeep', line: 7, limit: 60 } as const, 'Line 7'],
    [{ code: 'TooTangled', line: 8, limit: 5_000 } as const, 'line 8'],
    [{ code: 'TooLong', lists: 9_000, lines: 18_000 } as const, '9000 lists'],
  ])('names what is wrong with %o', (problem, words) => {
    expect(explainChecklistProblem(problem)).toContain(words);
  });
});
