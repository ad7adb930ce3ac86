import { describe, expect, it } from 'vitest';
import { makeDecoder, makeEncoder } from '../../../build/electron-standin/page/codec.ts';

const encode = makeEncoder(null);
const decode = makeDecoder(null);
const across = (value: unknown): unknown => decode(encode(value));

describe('values on their way between main and page', () => {
  it.each([
    ['plain values', [null, true, 'text', 1.5, { a: { b: [] } }]],
    ['undefined, also inside', { gap: undefined, list: [undefined, 1] }],
    ['numbers JSON cannot hold', [Number.NaN, Number.POSITIVE_INFINITY, -0, 12n]],
    ['dates', new Date(86_400_000)],
    ['maps and sets', new Map<unknown, unknown>([[{ k: 1 }, new Set(['a', 'b'])]])],
    ['regular expressions', /a+b/gi],
    ['bytes', new Uint8Array([0, 127, 255])],
    ['wide arrays', new Float64Array([0.5, -1])],
    ['an object with a $ of its own', { $: 'date', v: 5 }],
    ['an own __proto__ key', JSON.parse('{"__proto__": {"polluted": true}}')],
  ])('keeps %s', (_name, value) => {
    expect(across(value)).toStrictEqual(value);
  });

  it('keeps large binary content', () => {
    const bytes = new Uint8Array(100_000).map((_, at) => at % 251);
    const arrived = across(bytes);
    expect(arrived instanceof Uint8Array && Buffer.compare(arrived, bytes)).toBe(0);
  });

  it('sends only the seen part of a larger buffer', () => {
    expect(across(new Uint8Array([1, 2, 3, 4]).subarray(1, 3))).toStrictEqual(new Uint8Array([2, 3]));
  });

  it('turns Node’s Buffer into plain bytes', () => {
    expect(across(Buffer.from('ab'))).toStrictEqual(new Uint8Array([97, 98]));
  });

  it('keeps the name and message of an error', () => {
    expect(across(new RangeError('too far'))).toMatchObject({ name: 'RangeError', message: 'too far' });
  });

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve()],
    ['a function deep inside', { a: [{ b: () => 1 }] }],
  ])('refuses %s', (_name, value) => {
    expect(() => encode(value)).toThrow('An object could not be cloned');
  });

  it('refuses a circle but not the same object twice', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    expect(() => encode(circle)).toThrow('circular');
    const shared = { a: 1 };
    expect(across([shared, shared])).toStrictEqual([{ a: 1 }, { a: 1 }]);
  });

  it('carries functions by number where it is told to', () => {
    const kept: unknown[] = [];
    const text = makeEncoder((given) => kept.push(given))({ call: () => 'called' });
    const decoded = makeDecoder((id) => () => id)(text);
    expect(kept).toHaveLength(1);
    expect(decoded).toEqual({ call: expect.any(Function) as unknown });
  });
});
