import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseValue } from '#electron/verifying/pdf/parse-value.ts';
import { sameValue, textOf, type PdfValue } from '#electron/verifying/pdf/pdf-value.ts';
import { writeValue } from '#electron/verifying/pdf/write-value.ts';

function parsed(text: string): PdfValue {
  return parseValue(Buffer.from(text, 'latin1'), 0).value;
}

describe('a value of a PDF', () => {
  it.each([
    ['(a\\(b\\)c)', 'a(b)c'],
    ['(one\\\ntwo)', 'onetwo'],
    ['(\\101\\7)', 'A\u0007'],
    ['(nested (round) brackets)', 'nested (round) brackets'],
    ['<48656C6C6F>', 'Hello'],
    ['<48 65 6c6C6>', 'Hell`'],
    ['<FEFF674E4F1F>', '李伟'],
    ['<EFBBBF5A6FC3AB>', 'Zoë'],
  ])('is read from %s', (written, text) => {
    expect(textOf(parsed(written))).toBe(text);
  });

  it('is a reference only when it is one', () => {
    expect(parsed('12 0 R')).toEqual({ kind: 'reference', id: 12, generation: 0 });
    expect(parsed('[1 2 3 0 R 4]')).toMatchObject({ items: [1, 2, { id: 3 }, 4] });
    expect(parsed('12 0 Rx')).toBe(12);
  });

  it('is refused where readers disagree or the text ends', () => {
    for (const text of ['<</A 1 /A 2>>', '<</A', '(open', '<48', '[1 2', '<<1 2>>', '<zz>', '', '>']) {
      expect(() => parsed(text)).toThrow(/ends|does not end|twice|not a name|not hexadecimal|Not a value/);
    }
  });

  it('comes back as it was written', () => {
    const { value } = fc.letrec<{ value: PdfValue }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, false),
        fc.integer(),
        fc.integer({ min: -9999, max: 9999 }).map((whole) => whole / 100),
        fc
          .string({ unit: fc.integer({ min: 0, max: 255 }).map((byte) => String.fromCharCode(byte)) })
          .map((bytes): PdfValue => ({ kind: 'string', form: 'literal', bytes, at: 0, end: 0 })),
        fc.string({ unit: 'binary-ascii', minLength: 1 }).map((name): PdfValue => ({ kind: 'name', name })),
        fc.nat(99_999).map((id): PdfValue => ({ kind: 'reference', id, generation: 0 })),
        fc.array(tie('value'), { maxLength: 5 }).map((items): PdfValue => ({ kind: 'array', items })),
        fc
          .dictionary(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), tie('value'), { maxKeys: 5 })
          .map((entries): PdfValue => ({ kind: 'dictionary', entries: new Map(Object.entries(entries)) })),
      ),
    }));
    const property = fc.property(value, (one) => {
      expect(sameValue(parsed(writeValue(one)), one)).toBe(true);
    });
    fc.assert(property);
  });
});
