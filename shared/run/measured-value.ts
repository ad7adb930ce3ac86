/** Judges what was measured against the limit in an item's own words. Careful: what can be read two ways is not read. */
import type { Limit } from '../checklist/checklist.ts';

export type JudgedValue =
  | {
      readonly kind: 'inside' | 'over';
      /** The value as it is shown and kept: "2.8 s". */
      readonly text: string;
      /** How far beyond the limit, in the limit's unit when the units differ: "140", "0.2 seconds"; empty inside. */
      readonly over: string;
    }
  | { readonly kind: 'unreadable' };

type Unit = { readonly dimension: string; readonly factor: number; readonly shown: string };
const unreadable = { kind: 'unreadable' } as const;

/** `typed` is a number with or without a unit ("2.8 s", "2,8", "480ms"); without one it is in the limit's unit. */
export function judgeValue(limit: Limit, typed: string): JudgedValue {
  const found = /^([+-]?[\d.,]*\d[\d.,]*)\s*(\S*(?:\s*\/\s*\S+)?)$/u.exec(typed.trim());
  const amount = found === null ? null : readNumber(found[1] ?? '');
  if (found === null || amount === null) return unreadable;
  const wanted = unitNamed(limit.unit);
  const given = found[2] === '' || found[2] === undefined ? wanted : unitNamed(found[2]);
  if (given.dimension !== wanted.dimension) return unreadable;
  const value = (amount * given.factor) / wanted.factor;
  const text = `${found[1]}${given.shown === '%' || given.shown === '' ? '' : ' '}${given.shown}`;
  if (isInside(value, limit)) return { kind: 'inside', text, over: '' };
  const distance = plainNumber(Math.abs(value - limit.value));
  const over = given.factor === wanted.factor || limit.unit === '' ? distance : `${distance} ${limit.unit}`;
  return { kind: 'over', text, over };
}

/**
 * True while the text can still become a value of the limit's own kind: a number, or a number with the beginning of a
 * unit that measures the same. So "48", "480 m" and "480ms" go on against "under 3 seconds", and "480 x" does not.
 */
export function goesOnAsValue(limit: Limit, text: string): boolean {
  const found = /^\s*[+-]?[\d.,]+\s*(.*)$/u.exec(text);
  if (found === null) return false;
  const begun = (found[1] ?? '').toLowerCase().replaceAll(/\s/gu, '');
  if (begun === '') return true;
  const { dimension } = unitNamed(limit.unit);
  return units.some(
    ([of, , , names]) => of === dimension && names.split(' ').some((name) => name.startsWith(begun)),
  );
}

function isInside(value: number, { comparison, value: limit }: Limit): boolean {
  switch (comparison) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
  }
}

/** Point or comma as the decimal sign; "1,234.5" and "1.234,5" are read, "1,200" could be either and is not. */
function readNumber(text: string): number | null {
  if (/^[+-]?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (/^[+-]?[1-9]\d{0,2},\d{3}$/.test(text)) return null;
  if (/^[+-]?\d+,\d+$/.test(text)) return Number(text.replace(',', '.'));
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  return null;
}

/** At most three decimals, so that binary fractions do not show. */
function plainNumber(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

/** One row per unit: what it measures, how much of it, how it is shown, and how people write it. */
const units: readonly (readonly [dimension: string, factor: number, shown: string, written: string])[] = [
  ['time', 0.001, 'µs', 'us µs μs microsecond microseconds'],
  ['time', 1, 'ms', 'ms msec msecs millisecond milliseconds'],
  ['time', 1000, 's', 's sec secs second seconds'],
  ['time', 60_000, 'min', 'm min mins minute minutes'],
  ['time', 3_600_000, 'h', 'h hr hrs hour hours'],
  ['share', 1, '%', '% percent pct'],
  ['bytes', 1, 'B', 'b byte bytes'],
  ['bytes', 1000, 'kB', 'k kb'],
  ['bytes', 1000 ** 2, 'MB', 'mb'],
  ['bytes', 1000 ** 3, 'GB', 'gb'],
  ['bytes', 1000 ** 4, 'TB', 'tb'],
  ['bytes', 1024, 'KiB', 'kib'],
  ['bytes', 1024 ** 2, 'MiB', 'mib'],
  ['bytes', 1024 ** 3, 'GiB', 'gib'],
  ['rate', 1, 'req/s', 'rps qps req/s requests/s'],
];

/** A unit nobody listed measures only itself. */
function unitNamed(written: string): Unit {
  const name = written.toLowerCase().replaceAll(/\s/gu, '');
  const row = units.find(([, , , names]) => names.split(' ').includes(name));
  if (row === undefined) return { dimension: `other ${name}`, factor: 1, shown: written.trim() };
  return { dimension: row[0], factor: row[1], shown: row[2] };
}
