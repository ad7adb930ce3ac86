import { hasWord, parseValue, skipSpace } from './parse-value.ts';
import { pdfTrouble } from './pdf-trouble.ts';
import { asDictionary, asNumber, asReference, type PdfValue } from './pdf-value.ts';

export type PdfObject = {
  readonly id: number;
  readonly generation: number;
  readonly value: PdfValue;
  /** Where the packed bytes of its stream stand; null when it has none. */
  readonly stream: { readonly from: number; readonly to: number } | null;
  /** Where it begins and, `endobj` included, ends; both 0 for an object inside another's stream. */
  readonly at: number;
  readonly end: number;
};

/** Reads the object that begins exactly at `at`. `lengthOf` resolves a stream length given by reference. */
export function parseObject(
  bytes: Buffer,
  at: number,
  lengthOf: (value: PdfValue) => number | null,
): PdfObject {
  const head = /^(\d{1,10})[ \r\n\t]+(\d{1,5})[ \r\n\t]+obj(?![A-Za-z])/.exec(
    bytes.toString('latin1', at, at + 40),
  );
  if (!head) throw pdfTrouble('Damaged', `No object stands at ${at}.`);
  const parsed = parseValue(bytes, at + head[0].length);
  const object = { id: Number(head[1]), generation: Number(head[2]), value: parsed.value, at };
  const next = skipSpace(bytes, parsed.end);
  if (hasWord(bytes, next, 'endobj')) return { ...object, stream: null, end: next + 6 };
  if (!hasWord(bytes, next, 'stream')) throw pdfTrouble('Damaged', `Object at ${at} does not end.`);
  const from = next + 6 + (bytes[next + 6] === 13 ? 2 : 1);
  const written = asDictionary(parsed.value)?.entries.get('Length');
  const length = asReference(written) ? lengthOf(written ?? null) : asNumber(written);
  if (length === null || length < 0) throw pdfTrouble('Damaged', `A stream at ${at} has no length.`);
  const to = from + length;
  const close = skipSpace(bytes, to);
  if (to > bytes.length || !hasWord(bytes, close, 'endstream')) {
    throw pdfTrouble('Damaged', `A stream at ${at} does not end where it says.`);
  }
  const last = skipSpace(bytes, close + 9);
  if (!hasWord(bytes, last, 'endobj')) throw pdfTrouble('Damaged', `Object at ${at} does not end.`);
  return { ...object, stream: { from, to }, end: last + 6 };
}
