import { largestPdf } from '#shared/signing/sheet-verification.ts';
import { parseObject, type PdfObject } from './parse-object.ts';
import { parseValue } from './parse-value.ts';
import { pdfTrouble } from './pdf-trouble.ts';
import { asDictionary, asNumber, asReference, type PdfDictionary, type PdfValue } from './pdf-value.ts';
import { readSections, type XrefEntry, type XrefSection } from './read-sections.ts';
import { mostPerFile, unpackStream, type UnpackBudget } from './unpack-stream.ts';

/** A file as of some of its updates: later ones are as if never written. */
export type PdfState = {
  /** Newest first. */
  readonly sections: readonly XrefSection[];
  readonly trailer: PdfDictionary;
  readonly entry: (id: number) => XrefEntry | null;
  /** The object, or null when there is none of that number. */
  readonly object: (id: number) => PdfObject | null;
  /** The value behind a reference; other values are given back. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
  /** The dictionary behind a value (also a stream's), or null. */
  readonly dictionary: (value: PdfValue | undefined) => PdfDictionary | null;
  /** The unpacked bytes of the stream behind a reference, or null when it has none. */
  readonly stream: (value: PdfValue | undefined) => Buffer | null;
  readonly catalog: PdfDictionary;
};

export type PdfFile = {
  readonly bytes: Buffer;
  /** Newest first. */
  readonly sections: readonly XrefSection[];
  readonly newest: PdfState;
  /** The file as of these sections, newest first. */
  readonly stateOf: (sections: readonly XrefSection[]) => PdfState;
};

/** Opens any PDF that is not encrypted. Throws a `PdfTrouble` for what is none or asks for too much. */
export function openPdf(given: Uint8Array): PdfFile {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  if (bytes.subarray(0, 1024).indexOf('%PDF-', 0, 'latin1') < 0) throw pdfTrouble('NotPdf', 'No PDF header.');
  if (bytes.length > largestPdf) throw pdfTrouble('TooLarge', `${bytes.length} bytes.`);
  const budget: UnpackBudget = { left: mostPerFile };
  const sections = readSections(bytes, lastStart(bytes), budget);
  const source: Source = { bytes, budget, parsed: new Map(), packed: new Map() };
  const newest = makeState(source, sections);
  if (newest.trailer.entries.has('Encrypt')) throw pdfTrouble('Encrypted', 'The file is encrypted.');
  return { bytes, sections, newest, stateOf: (some) => makeState(source, some) };
}

/** The last `startxref` before `end`; a file that was cut off has none near its end. */
export function lastStart(bytes: Buffer, end: number = bytes.length): number {
  const from = Math.max(0, end - 2048);
  const tail = bytes.toString('latin1', from, end);
  const found = [...tail.matchAll(/startxref\s+(\d{1,12})\s+%%EOF/g)].at(-1);
  if (!found) throw pdfTrouble('Truncated', 'The file does not end as a PDF ends.');
  return Number(found[1]);
}

type Source = {
  readonly bytes: Buffer;
  readonly budget: UnpackBudget;
  /** By offset: an object is the same in every state that knows it. */
  readonly parsed: Map<number, PdfObject>;
  /** Objects inside an object stream, by that stream's offset. */
  readonly packed: Map<number, readonly PdfObject[]>;
};

const longestChain = 20;

function makeState(source: Source, sections: readonly XrefSection[]): PdfState {
  const [newest] = sections;
  if (newest === undefined) throw pdfTrouble('Damaged', 'The file has no cross-reference section.');
  const entry = (id: number): XrefEntry | null => {
    const found = sections.find((section) => section.entries.has(id))?.entries.get(id);
    return found === undefined || found.kind === 'free' ? null : found;
  };
  const object = (id: number): PdfObject | null => {
    const found = entry(id);
    if (found?.kind === 'packed') return packedObject(id, found);
    return found?.kind === 'offset' ? objectAt(id, found.offset) : null;
  };
  const objectAt = (id: number, offset: number): PdfObject => {
    const known = source.parsed.get(offset) ?? parseObject(source.bytes, offset, lengthOf);
    source.parsed.set(offset, known);
    if (known.id !== id) throw pdfTrouble('Damaged', `Object ${id} is not where the file says.`);
    return known;
  };
  const lengthOf = (value: PdfValue): number | null => {
    const found = entry(asReference(value)?.id ?? 0);
    if (found?.kind !== 'offset') return null;
    return asNumber(parseObject(source.bytes, found.offset, () => null).value);
  };
  const packedObject = (id: number, place: { container: number; index: number }): PdfObject | null => {
    const container = entry(place.container);
    if (container?.kind !== 'offset') throw pdfTrouble('Damaged', `Object ${id} stands in no stream.`);
    const known = source.packed.get(container.offset);
    const members = known ?? readPacked(objectAt(place.container, container.offset));
    source.packed.set(container.offset, members);
    return members.find((member) => member.id === id) ?? null;
  };
  const unpack = (found: PdfObject): Buffer | null => {
    const dictionary = asDictionary(found.value);
    if (found.stream === null || dictionary === null) return null;
    const packed = source.bytes.subarray(found.stream.from, found.stream.to);
    return unpackStream(packed, dictionary, { budget: source.budget, resolve });
  };
  const readPacked = (container: PdfObject): readonly PdfObject[] => {
    const dictionary = asDictionary(container.value);
    const first = asNumber(dictionary?.entries.get('First'));
    const count = asNumber(dictionary?.entries.get('N'));
    const data = unpack(container);
    if (data === null || first === null || count === null || count > data.length) {
      throw pdfTrouble('Damaged', `Object ${container.id} is not a stream of objects.`);
    }
    return membersOf(data, first, count);
  };
  const resolve = (value: PdfValue | undefined): PdfValue => {
    let found = value ?? null;
    for (let steps = 0; steps < longestChain; steps++) {
      const reference = asReference(found);
      if (reference === null) return found;
      found = object(reference.id)?.value ?? null;
    }
    return null;
  };
  const dictionary = (value: PdfValue | undefined): PdfDictionary | null => asDictionary(resolve(value));
  const stream = (value: PdfValue | undefined): Buffer | null => {
    const found = object(asReference(value)?.id ?? 0);
    return found === null ? null : unpack(found);
  };
  const trailer = newest.trailer;
  const catalog = dictionary(trailer.entries.get('Root'));
  if (catalog === null) throw pdfTrouble('Damaged', 'The file has no root.');
  return { sections, trailer, entry, object, resolve, dictionary, stream, catalog };
}

function membersOf(data: Buffer, first: number, count: number): readonly PdfObject[] {
  const members: PdfObject[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    const id = parseValue(data, at);
    const offset = parseValue(data, id.end);
    at = offset.end;
    const { value } = parseValue(data, first + (asNumber(offset.value) ?? 0));
    members.push({ id: asNumber(id.value) ?? -1, generation: 0, value, stream: null, at: 0, end: 0 });
  }
  return members;
}
