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

/** Reads a PDF with cross-reference streams of seven bytes an entry, as ours are; throws on anything else. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const source = Buffer.from(bytes).toString('latin1');
  const { places, trailer } = readPlaces(source);
  const containers = new Map<number, readonly Parsed[]>();
  const objectAt = (id: number): Parsed => {
    const place = places.get(id);
    if (place === undefined) return { value: null, end: 0 };
    if (!place.isInside) return objectFrom(source, id, place.at);
    const members = containers.get(place.at) ?? readMembers(stream(`${place.at} 0 R`));
    containers.set(place.at, members);
    return members[place.index] ?? { value: null, end: 0 };
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
  const stream = (value: PdfValue | undefined): Buffer =>
    streamBehind(source, objectAt(referenceOf(value) ?? 0), resolve);
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

/** `at` is an offset, or the stream of objects it stands in. */
type Place = { readonly isInside: boolean; readonly at: number; readonly index: number };

/** Newest first through every update; an older entry does not replace a newer one. */
function readPlaces(source: string): {
  readonly places: ReadonlyMap<number, Place>;
  readonly trailer: PdfDictionary;
} {
  const places = new Map<number, Place>();
  let newest: PdfDictionary | null = null;
  let start: PdfValue = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(source)?.[1]);
  while (typeof start === 'number') {
    const head = /^\d+ 0 obj/.exec(source.slice(start, start + 20))?.[0];
    if (head === undefined) throw new Error('No cross-reference stream.');
    const section = parseValue(source, start + head.length);
    const trailer = asDictionary(section.value);
    const rows = streamBehind(source, section, (value) => value ?? null);
    for (const [index, id] of idsOf(trailer).entries()) {
      const row = index * 7;
      if (rows[row] === 0 || places.has(id)) continue;
      const place = { at: rows.readUInt32BE(row + 1), index: rows.readUInt16BE(row + 5) };
      places.set(id, { isInside: rows[row] === 2, ...place });
    }
    newest ??= trailer;
    start = trailer['Prev'] ?? null;
  }
  return { places, trailer: newest ?? {} };
}

/** Object numbers of a cross-reference stream's rows; pairs of a first one and a count name them. */
function idsOf(trailer: PdfDictionary): readonly number[] {
  const ranges = (trailer['Index'] ?? [0, trailer['Size'] ?? 0]) as readonly number[];
  return ranges.flatMap((count, pair) =>
    pair % 2 === 0 ? [] : Array.from({ length: count }, (_, offset) => (ranges[pair - 1] ?? 0) + offset),
  );
}

function objectFrom(source: string, id: number, offset: number): Parsed {
  const head = `${id} 0 obj`;
  if (!source.startsWith(head, offset)) throw new Error(`Object ${id} is not at its offset.`);
  return parseValue(source, offset + head.length);
}

function streamBehind(
  source: string,
  { value, end }: Parsed,
  resolve: (value: PdfValue | undefined) => PdfValue,
): Buffer {
  const head = asDictionary(value);
  const begin = source.indexOf('stream', end);
  const from = begin + (source[begin + 6] === '\r' ? 8 : 7);
  const packed = Buffer.from(source.slice(from, from + Number(resolve(head['Length']))), 'latin1');
  return head['Filter'] === undefined ? packed : inflateSync(packed);
}

/** The objects of a stream: pairs of number and offset, then the values. */
function readMembers(data: Buffer): readonly Parsed[] {
  const text = data.toString('latin1');
  const first = text.indexOf('\n') + 1;
  const numbers = text.slice(0, first).trim().split(' ').map(Number);
  return numbers.flatMap((offset, index) => (index % 2 === 0 ? [] : [parseValue(text, first + offset)]));
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
