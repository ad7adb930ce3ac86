import { inflateSync } from 'node:zlib';

/** A value of a PDF: names start with `/`, strings are decoded and start with `(`, references are `12 0 R`. */
export type PdfValue = number | boolean | null | string | readonly PdfValue[] | PdfDictionary;
export type PdfDictionary = { readonly [key: string]: PdfValue };

export type PdfFile = {
  readonly trailer: PdfDictionary;
  readonly catalog: PdfDictionary;
  readonly pages: readonly PdfDictionary[];
  /** The object behind a reference; other values are given back. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
  readonly dictionary: (value: PdfValue | undefined) => PdfDictionary;
  readonly list: (value: PdfValue | undefined) => readonly PdfValue[];
  /** Unpacked bytes of the stream behind a reference. */
  readonly stream: (value: PdfValue | undefined) => Buffer;
};

/** Reads a PDF with a classic cross-reference table, as ours are; throws on anything else. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const source = Buffer.from(bytes).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(source)?.[1]);
  if (!source.startsWith('xref', start)) throw new Error('No classic cross-reference table.');
  const offsets = readOffsets(source, start);
  const trailer = asDictionary(parseValue(source, source.indexOf('trailer', start) + 7).value);
  const objectAt = (id: number): { value: PdfValue; end: number } => {
    const offset = offsets.get(id);
    if (offset === undefined) return { value: null, end: 0 };
    const head = `${id} 0 obj`;
    if (!source.startsWith(head, offset)) throw new Error(`Object ${id} is not at its offset.`);
    return parseValue(source, offset + head.length);
  };
  const resolve = (value: PdfValue | undefined): PdfValue => {
    const id = referenceOf(value);
    return id === null ? (value ?? null) : resolve(objectAt(id).value);
  };
  const dictionary = (value: PdfValue | undefined): PdfDictionary => asDictionary(resolve(value));
  const list = (value: PdfValue | undefined): readonly PdfValue[] => {
    const found = resolve(value);
    return Array.isArray(found) ? (found as readonly PdfValue[]) : [];
  };
  const stream = (value: PdfValue | undefined): Buffer => {
    const { value: head, end } = objectAt(referenceOf(value) ?? 0);
    const begin = source.indexOf('stream', end);
    const from = begin + (source[begin + 6] === '\r' ? 8 : 7);
    const length = Number(resolve(asDictionary(head)['Length']));
    const packed = Buffer.from(source.slice(from, from + length), 'latin1');
    return asDictionary(head)['Filter'] === undefined ? packed : inflateSync(packed);
  };
  const catalog = dictionary(trailer['Root']);
  const pages = list(dictionary(catalog['Pages'])['Kids']).map(dictionary);
  return { trailer, catalog, pages, resolve, dictionary, list, stream };
}

/** Object number of a reference, else null. */
export function referenceOf(value: PdfValue | undefined): number | null {
  const found = typeof value === 'string' ? /^(\d+) 0 R$/.exec(value) : null;
  return found ? Number(found[1]) : null;
}

/** A name, string or reference as it is written here, and nothing for any other value. */
export function wordOf(value: PdfValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

function asDictionary(value: PdfValue): PdfDictionary {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as PdfDictionary) : {};
}

function readOffsets(source: string, start: number): ReadonlyMap<number, number> {
  const [head = '', first = '0', count = '0'] = /xref\s+(\d+) (\d+)\s*/.exec(source.slice(start)) ?? [];
  const offsets = new Map<number, number>();
  for (let index = 0; index < Number(count); index++) {
    const entry = source.slice(start + head.length + 20 * index).slice(0, 18);
    if (entry.endsWith('n')) offsets.set(Number(first) + index, Number(entry.slice(0, 10)));
  }
  return offsets;
}

type Parsed = { readonly value: PdfValue; readonly end: number };

function parseValue(source: string, from: number): Parsed {
  const at = skipSpace(source, from);
  const rest = source.slice(at, at + 40);
  if (rest.startsWith('<<')) return parseDictionary(source, at + 2);
  if (rest.startsWith('[')) return parseList(source, at + 1);
  if (rest.startsWith('(')) return parseLiteral(source, at + 1);
  if (rest.startsWith('<')) return parseHexadecimal(source, at + 1);
  const reference = /^\d+ 0 R\b/.exec(rest)?.[0];
  if (reference !== undefined) return { value: reference, end: at + reference.length };
  const word = /^\/?[^\s/<>[\]()]*/.exec(source.slice(at, at + 200))?.[0] ?? '';
  return { value: wordValue(word), end: at + word.length };
}

function wordValue(word: string): PdfValue {
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null' || word === '') return null;
  if (word.startsWith('/')) {
    return word.replace(/#([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  }
  const number = Number(word);
  if (Number.isNaN(number)) throw new Error(`Not a value: ${word}`);
  return number;
}

function parseDictionary(source: string, from: number): Parsed {
  const entries: Record<string, PdfValue> = {};
  let at = skipSpace(source, from);
  while (!source.startsWith('>>', at)) {
    const key = parseValue(source, at);
    const value = parseValue(source, key.end);
    if (typeof key.value !== 'string') throw new Error('A dictionary key is not a name.');
    entries[key.value.slice(1)] = value.value;
    at = skipSpace(source, value.end);
  }
  return { value: entries, end: at + 2 };
}

function parseList(source: string, from: number): Parsed {
  const values: PdfValue[] = [];
  let at = skipSpace(source, from);
  while (source[at] !== ']') {
    const item = parseValue(source, at);
    values.push(item.value);
    at = skipSpace(source, item.end);
  }
  return { value: values, end: at + 1 };
}

function parseLiteral(source: string, from: number): Parsed {
  let text = '(';
  let at = from;
  let depth = 1;
  for (; depth > 0; at++) {
    const letter = source[at] ?? ')';
    if (letter === '\\') text += source[++at] ?? '';
    else if (letter === '(') depth++;
    else if (letter === ')') depth--;
    if (letter !== '\\' && depth > 0) text += letter;
  }
  return { value: text, end: at };
}

function parseHexadecimal(source: string, from: number): Parsed {
  const end = source.indexOf('>', from);
  const bytes = Buffer.from(source.slice(from, end).replace(/\s/g, ''), 'hex');
  const isUnicode = bytes[0] === 0xfe && bytes[1] === 0xff;
  const text = isUnicode
    ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
    : bytes.toString('hex');
  return { value: `(${text}`, end: end + 1 };
}

function skipSpace(source: string, from: number): number {
  let at = from;
  while (/\s/.test(source[at] ?? 'x')) at++;
  return at;
}
