import { ok, refused, type Result } from '#shared/result.ts';
import { limits } from './checklist-limits.ts';
import type { ChecklistProblem } from './checklist-problem.ts';

/**
 * The text of a checklist file: strict UTF-8, with a byte order mark kept, so that encoding the text again gives
 * the same bytes. UTF-16, UTF-32 and binary files are refused by name.
 */
export function decodeChecklist(bytes: Uint8Array): Result<string, ChecklistProblem> {
  if (bytes.length > limits.bytes) {
    return refused({ code: 'TooLarge', bytes: bytes.length, limitBytes: limits.bytes });
  }
  const encoding = wideEncoding(bytes);
  if (encoding !== null) return refused({ code: 'NotUtf8', encoding, offset: null });
  if (bytes.includes(0)) return refused({ code: 'NotText' });
  return decodeUtf8(bytes);
}

/** UTF-32 first: its little-endian mark begins like that of UTF-16. */
const marks = [
  { encoding: 'UTF-32', bytes: [0xff, 0xfe, 0, 0] },
  { encoding: 'UTF-32', bytes: [0, 0, 0xfe, 0xff] },
  { encoding: 'UTF-16', bytes: [0xff, 0xfe] },
  { encoding: 'UTF-16', bytes: [0xfe, 0xff] },
] as const;

/** A wide encoding by its byte order mark, or UTF-16 without one by the zero in every second byte of its start. */
function wideEncoding(bytes: Uint8Array): 'UTF-16' | 'UTF-32' | null {
  const mark = marks.find(({ bytes: start }) => start.every((byte, index) => bytes[index] === byte));
  if (mark !== undefined) return mark.encoding;
  const start = bytes.subarray(0, 64);
  return start.length >= 4 && (alternatesWithZero(start, 0) || alternatesWithZero(start, 1))
    ? 'UTF-16'
    : null;
}

function alternatesWithZero(start: Uint8Array, zeroAt: 0 | 1): boolean {
  return start.every((byte, index) => (byte === 0) === (index % 2 === zeroAt));
}

/** Decodes by hand: `shared/` has neither `TextDecoder` (a DOM and Node global) nor a way to learn where it failed. */
function decodeUtf8(bytes: Uint8Array): Result<string, ChecklistProblem> {
  const pieces: string[] = [];
  let units: number[] = [];
  let index = 0;
  while (index < bytes.length) {
    const length = sequenceLength(bytes, index);
    if (length === 0) return refused({ code: 'NotUtf8', encoding: null, offset: index });
    units.push(codePoint(bytes, index, length));
    index += length;
    if (units.length >= 4096) {
      pieces.push(String.fromCodePoint(...units));
      units = [];
    }
  }
  pieces.push(String.fromCodePoint(...units));
  return ok(pieces.join(''));
}

/** Bytes of the well-formed sequence at `index` (Unicode table 3-7), or 0 if there is none. */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const lead = bytes[index] ?? 0;
  if (lead < 0x80) return 1;
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : (lead & 0xf0) === 0xe0 ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let next = 1; next < length; next += 1) {
    if (((bytes[index + next] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length > 2 && !isShortestForm(lead, bytes[index + 1] ?? 0) ? 0 : length;
}

/** No overlong forms, no surrogates, nothing above U+10FFFF. */
function isShortestForm(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second <= 0x9f;
  if (lead === 0xf0) return second >= 0x90;
  if (lead === 0xf4) return second <= 0x8f;
  return true;
}

function codePoint(bytes: Uint8Array, index: number, length: number): number {
  const lead = bytes[index] ?? 0;
  let point = length === 1 ? lead : lead & (0x7f >> length);
  for (let next = 1; next < length; next += 1) point = (point << 6) | ((bytes[index + next] ?? 0) & 0x3f);
  return point;
}
