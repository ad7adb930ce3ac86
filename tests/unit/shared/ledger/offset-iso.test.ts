import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOffsetIso, parseOffsetIso } from '#shared/ledger/offset-iso.ts';

describe('instants in a ledger', () => {
  it.each([
    [Date.UTC(2026, 10, 18, 1, 14, 5, 123), 60, '2026-11-18T02:14:05.123+01:00'],
    [Date.UTC(2026, 10, 18, 1, 14, 5, 7), -210, '2026-11-17T21:44:05.007-03:30'],
    [Date.UTC(2024, 1, 29, 23, 59, 59, 999), 0, '2024-02-29T23:59:59.999+00:00'],
    [0, 0, '1970-01-01T00:00:00.000+00:00'],
  ])('writes %d at offset %d as %s', (at, offset, text) => {
    expect(formatOffsetIso(at, offset)).toBe(text);
    expect(parseOffsetIso(text)).toEqual({ at, offsetMinutes: offset });
  });

  it('agrees with the platform’s own calendar for any instant', () => {
    const instant = fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9998, 0, 1) });
    fc.assert(
      fc.property(instant, fc.integer({ min: -840, max: 840 }), (at, offset) => {
        const text = formatOffsetIso(at, offset);
        expect(text.slice(0, 23)).toBe(new Date(at + offset * 60_000).toISOString().slice(0, 23));
        expect(parseOffsetIso(text)).toEqual({ at, offsetMinutes: offset });
      }),
    );
  });

  it.each([
    '',
    '2026-11-18',
    '2026-13-18T02:14:05.123+01:00',
    '2026-02-30T02:14:05.123+01:00',
    '2026-11-18T25:14:05.123Z',
    '2026-11-18T02:14:05.123-00:00',
  ])('does not read %j', (text) => {
    expect(parseOffsetIso(text)).toBeNull();
  });

  it('refuses an instant no calendar has', () => {
    expect(() => formatOffsetIso(Number.NaN, 0)).toThrow(RangeError);
    expect(() => formatOffsetIso(9e15, 0)).toThrow(RangeError);
  });
});
