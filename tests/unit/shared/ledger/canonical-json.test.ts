import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, isCanonicalJson } from '#shared/ledger/canonical-json.ts';

describe('canonical JSON (RFC 8785)', () => {
  it('writes the example of the RFC', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000F\nA\'B"\\\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys by UTF-16 code units, as in the RFC’s sorting example', () => {
    const keys = ['€', '\r', '\ufb33', '1', '😀', '\u0080', 'ö'];
    const value = Object.fromEntries(keys.map((key) => [key, 0]));
    const written = [...canonicalJson(value).matchAll(/"((?:\\.|[^"\\])*)":/g)].map(
      ([, key]) => JSON.parse(`"${key}"`) as string,
    );
    expect(written).toEqual(['\r', '1', '\u0080', 'ö', '€', '😀', '\ufb33']);
  });

  it.each([[Number.NaN], [Infinity], [undefined], [() => 0], ['\ud800'], [10n]])('refuses %s', (value) => {
    expect(() => canonicalJson({ value: [value] })).toThrow(TypeError);
  });

  it('leaves out what is undefined, as JSON does', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  it('gives back the same value when read, and the same text for any order of keys', () => {
    const json = fc.json({ stringUnit: 'binary' }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(json, (text) => {
        const value: unknown = JSON.parse(text);
        const written = canonicalJson(value);
        expect(JSON.parse(written)).toEqual(value);
        expect(canonicalJson(reversed(value))).toBe(written);
      }),
    );
  });

  it('knows its own text from any other of the same value', () => {
    const json = fc.json({ stringUnit: 'binary' }).filter((text) => text.isWellFormed());
    fc.assert(
      fc.property(json, (text) => {
        const value: unknown = JSON.parse(text);
        const written = canonicalJson(value);
        const isOwn = (given: string) => isCanonicalJson(given, JSON.parse(given));
        expect(isOwn(written)).toBe(true);
        expect(isOwn(text)).toBe(text === written);
        const turned = JSON.stringify(reversed(value));
        expect(isOwn(turned)).toBe(turned === written);
      }),
    );
  });

  it.each([
    ['{"10":0,"2":0}', true],
    ['{"2":0,"10":0}', false],
    ['{"a":0,"a":1}', false],
    ['{"a": 0}', false],
    ['[1.0]', false],
    [String.raw`["\\ud83d"]`, true],
    [String.raw`["\ud83d"]`, false],
    [String.raw`["\\\ud83d"]`, false],
    [String.raw`["\u00e4"]`, false],
  ])('takes %s for its own: %s', (text, isOwn) => {
    expect(isCanonicalJson(text, JSON.parse(text))).toBe(isOwn);
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
