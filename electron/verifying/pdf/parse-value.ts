import { pdfTrouble } from './pdf-trouble.ts';
import type { PdfReference, PdfString, PdfValue } from './pdf-value.ts';

export type Parsed = { readonly value: PdfValue; readonly end: number };

const deepest = 60;

/** Reads the value at or behind `from`; throws on what is none, so that nothing is guessed. */
export function parseValue(bytes: Buffer, from: number, depth = 0): Parsed {
  if (depth > deepest) throw pdfTrouble('TooMuch', `Values are nested deeper than ${deepest}.`);
  const at = skipSpace(bytes, from);
  const first = bytes[at];
  if (first === undefined) throw pdfTrouble('Damaged', `The file ends within a value at ${at}.`);
  if (first === code('<')) {
    return bytes[at + 1] === code('<') ? parseDictionary(bytes, at + 2, depth) : parseHexadecimal(bytes, at);
  }
  if (first === code('[')) return parseArray(bytes, at + 1, depth);
  if (first === code('(')) return parseLiteral(bytes, at);
  if (first === code('/')) return parseName(bytes, at);
  if (isDigit(first)) return parseReference(bytes, at) ?? parseWord(bytes, at);
  return parseWord(bytes, at);
}

/** The next byte that is neither white space nor part of a comment. */
export function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    while (isSpace(bytes[at])) at++;
    if (bytes[at] !== code('%')) return at;
    while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
  }
}

export function isSpace(byte: number | undefined): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 12 || byte === 0;
}

/** Whether the bytes at `at` are exactly this ASCII word and end there. */
export function hasWord(bytes: Buffer, at: number, word: string): boolean {
  if (bytes.toString('latin1', at, at + word.length) !== word) return false;
  return !isRegular(bytes[at + word.length]);
}

function parseDictionary(bytes: Buffer, from: number, depth: number): Parsed {
  const entries = new Map<string, PdfValue>();
  let at = skipSpace(bytes, from);
  while (!(bytes[at] === code('>') && bytes[at + 1] === code('>'))) {
    const key = parseValue(bytes, at, depth + 1);
    if (key.value === null || typeof key.value !== 'object' || key.value.kind !== 'name') {
      throw pdfTrouble('Damaged', `A dictionary's key at ${at} is not a name.`);
    }
    const value = parseValue(bytes, key.end, depth + 1);
    // Readers disagree on which of two counts, so neither does.
    if (entries.has(key.value.name)) throw pdfTrouble('Damaged', `/${key.value.name} stands twice at ${at}.`);
    entries.set(key.value.name, value.value);
    at = skipSpace(bytes, value.end);
  }
  return { value: { kind: 'dictionary', entries }, end: at + 2 };
}

function parseArray(bytes: Buffer, from: number, depth: number): Parsed {
  const items: PdfValue[] = [];
  let at = skipSpace(bytes, from);
  while (bytes[at] !== code(']')) {
    const item = parseValue(bytes, at, depth + 1);
    items.push(item.value);
    at = skipSpace(bytes, item.end);
  }
  return { value: { kind: 'array', items }, end: at + 1 };
}

function parseHexadecimal(bytes: Buffer, at: number): Parsed {
  const close = bytes.indexOf('>', at + 1, 'latin1');
  if (close < 0) throw pdfTrouble('Damaged', `A string at ${at} does not end.`);
  let digits = bytes.toString('latin1', at + 1, close);
  if (!/^[0-9A-Fa-f]*$/.test(digits)) digits = digits.replace(/[\s\0]/g, '');
  if (!/^[0-9A-Fa-f]*$/.test(digits)) throw pdfTrouble('Damaged', `A string at ${at} is not hexadecimal.`);
  const decoded = Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1');
  return string('hexadecimal', decoded, { at, end: close + 1 });
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function parseLiteral(bytes: Buffer, start: number): Parsed {
  const decoded: string[] = [];
  let depth = 1;
  let at = start + 1;
  while (depth > 0) {
    const byte = bytes[at++];
    if (byte === undefined) throw pdfTrouble('Damaged', `A string at ${start} does not end.`);
    if (byte === code('\\')) {
      const escape = readEscape(bytes, at);
      decoded.push(escape.text);
      at = escape.end;
      continue;
    }
    if (byte === code('(')) depth++;
    if (byte === code(')')) depth--;
    if (depth > 0) decoded.push(String.fromCharCode(byte));
  }
  return string('literal', decoded.join(''), { at: start, end: at });
}

function readEscape(bytes: Buffer, at: number): { readonly text: string; readonly end: number } {
  const octal = /^[0-7]{1,3}/.exec(bytes.toString('latin1', at, at + 3))?.[0];
  if (octal !== undefined) {
    return { text: String.fromCharCode(parseInt(octal, 8) & 0xff), end: at + octal.length };
  }
  const letter = String.fromCharCode(bytes[at] ?? 0);
  // A line end behind a back slash only breaks the line of the source.
  if (letter === '\r') return { text: '', end: at + (bytes[at + 1] === 10 ? 2 : 1) };
  if (letter === '\n') return { text: '', end: at + 1 };
  return { text: escapes[letter] ?? letter, end: at + 1 };
}

function parseName(bytes: Buffer, at: number): Parsed {
  const end = endOfWord(bytes, at + 1);
  const name = bytes
    .toString('latin1', at + 1, end)
    .replace(/#([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
  return { value: { kind: 'name', name }, end };
}

function parseReference(bytes: Buffer, at: number): Parsed | null {
  const found = /^(\d{1,10})[ \r\n\t]+(\d{1,5})[ \r\n\t]+R(?![A-Za-z0-9])/.exec(
    bytes.toString('latin1', at, at + 32),
  );
  if (!found) return null;
  const value: PdfReference = { kind: 'reference', id: Number(found[1]), generation: Number(found[2]) };
  return { value, end: at + found[0].length };
}

function parseWord(bytes: Buffer, at: number): Parsed {
  const end = endOfWord(bytes, at);
  const word = bytes.toString('latin1', at, end);
  if (word === '') throw pdfTrouble('Damaged', `Not a value at ${at}.`);
  if (word === 'null') return { value: null, end };
  if (word === 'true' || word === 'false') return { value: word === 'true', end };
  if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return { value: Number(word), end };
  return { value: { kind: 'keyword', word }, end };
}

function string(form: PdfString['form'], bytes: string, place: { at: number; end: number }): Parsed {
  return { value: { kind: 'string', form, bytes, ...place }, end: place.end };
}

function endOfWord(bytes: Buffer, from: number): number {
  let at = from;
  while (isRegular(bytes[at])) at++;
  return at;
}

const delimiters = new Set(Array.from('()<>[]{}/%', code));

function isRegular(byte: number | undefined): boolean {
  return byte !== undefined && !isSpace(byte) && !delimiters.has(byte);
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

function code(letter: string): number {
  return letter.charCodeAt(0);
}
