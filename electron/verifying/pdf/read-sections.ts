/** The cross-reference sections of a file: each says where the objects of one update stand. */
import { parseObject } from './parse-object.ts';
import { hasWord, parseValue, skipSpace } from './parse-value.ts';
import { pdfTrouble } from './pdf-trouble.ts';
import { asDictionary, asItems, asNumber, type PdfDictionary } from './pdf-value.ts';
import { unpackStream, type UnpackBudget } from './unpack-stream.ts';

export type XrefEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly container: number; readonly index: number };

export type XrefSection = {
  readonly at: number;
  /** Behind its trailer or its stream. */
  readonly end: number;
  readonly form: 'table' | 'stream';
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDictionary;
};

const mostSections = 400;
const mostEntries = 2_000_000;

/** Newest first, following /Prev from `start`. Throws `TooMuch` beyond what any real file has. */
export function readSections(bytes: Buffer, start: number, budget: UnpackBudget): readonly XrefSection[] {
  const sections: XrefSection[] = [];
  const seen = new Set<number>();
  let at: number | null = start;
  let entries = 0;
  while (at !== null) {
    if (seen.has(at)) throw pdfTrouble('Damaged', 'The cross-reference sections form a circle.');
    if (seen.size >= mostSections) throw pdfTrouble('TooMuch', `More than ${mostSections} updates.`);
    seen.add(at);
    const section = readSection(bytes, at, budget);
    entries += section.entries.size;
    if (entries > mostEntries) throw pdfTrouble('TooMuch', `More than ${mostEntries} objects.`);
    sections.push(section);
    at = asNumber(section.trailer.entries.get('Prev'));
  }
  return sections;
}

function readSection(bytes: Buffer, start: number, budget: UnpackBudget): XrefSection {
  if (!(start >= 0 && start < bytes.length)) throw pdfTrouble('Damaged', 'No cross-reference section there.');
  const at = skipSpace(bytes, start);
  if (!hasWord(bytes, at, 'xref')) return readStream(bytes, at, budget);
  const table = readTable(bytes, at);
  const hybrid = asNumber(table.trailer.entries.get('XRefStm'));
  if (hybrid === null) return table;
  const hidden = readStream(bytes, hybrid, budget).entries;
  return { ...table, entries: new Map([...hidden, ...[...table.entries].filter(visible)]) };
}

/** In a hybrid file the table calls free what only the stream knows. */
function visible([, entry]: readonly [number, XrefEntry]): boolean {
  return entry.kind !== 'free';
}

function readTable(bytes: Buffer, at: number): XrefSection {
  const entries = new Map<number, XrefEntry>();
  let next = skipSpace(bytes, at + 4);
  while (!hasWord(bytes, next, 'trailer')) {
    const first = readNumber(bytes, next);
    const count = readNumber(bytes, first.end);
    next = count.end;
    if (count.value * 18 > bytes.length) throw pdfTrouble('Damaged', 'A table is longer than the file.');
    for (let index = 0; index < count.value; index++) {
      next = skipSpace(bytes, next);
      const line = bytes.toString('latin1', next, next + 18);
      const found = /^(\d{10}) (\d{5}) ([nf])/.exec(line);
      if (!found) throw pdfTrouble('Damaged', `Not an entry of a table at ${next}.`);
      const id = first.value + index;
      if (entries.has(id)) throw pdfTrouble('Damaged', `Object ${id} stands twice in a table.`);
      entries.set(id, tableEntry(found));
      next += 18;
    }
    next = skipSpace(bytes, next);
  }
  const trailer = parseValue(bytes, next + 7);
  const dictionary = asDictionary(trailer.value);
  if (dictionary === null) throw pdfTrouble('Damaged', 'The trailer is not a dictionary.');
  return { at, end: trailer.end, form: 'table', entries, trailer: dictionary };
}

function tableEntry(found: RegExpExecArray): XrefEntry {
  if (found[3] === 'f' || Number(found[1]) === 0) return { kind: 'free' };
  return { kind: 'offset', offset: Number(found[1]), generation: Number(found[2]) };
}

function readNumber(bytes: Buffer, from: number): { readonly value: number; readonly end: number } {
  const { value, end } = parseValue(bytes, from);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw pdfTrouble('Damaged', `Not a count at ${from}.`);
  }
  return { value, end };
}

function readStream(bytes: Buffer, at: number, budget: UnpackBudget): XrefSection {
  const object = parseObject(bytes, at, () => null);
  const trailer = asDictionary(object.value);
  if (trailer === null || object.stream === null)
    throw pdfTrouble('Damaged', 'Not a cross-reference stream.');
  const packed = bytes.subarray(object.stream.from, object.stream.to);
  const data = unpackStream(packed, trailer, { budget, resolve: (value) => value ?? null });
  return { at, end: object.end, form: 'stream', entries: readStreamEntries(data, trailer), trailer };
}

function readStreamEntries(data: Buffer, trailer: PdfDictionary): ReadonlyMap<number, XrefEntry> {
  const widths = asItems(trailer.entries.get('W')).map((width) => asNumber(width) ?? -1);
  const [kindWidth = -1, one = -1, two = -1] = widths;
  if (widths.length !== 3 || widths.some((width) => width < 0 || width > 6) || one + two === 0) {
    throw pdfTrouble('Damaged', 'A cross-reference stream has no widths.');
  }
  const field = (at: number, width: number): number => (width === 0 ? 0 : data.readUIntBE(at, width));
  const size = asNumber(trailer.entries.get('Size')) ?? 0;
  const index = asItems(trailer.entries.get('Index')).map((part) => asNumber(part) ?? 0);
  const length = kindWidth + one + two;
  const entries = new Map<number, XrefEntry>();
  let from = 0;
  for (const id of idsOf(index.length > 0 ? index : [0, size], Math.floor(data.length / length))) {
    const kind = kindWidth === 0 ? 1 : field(from, kindWidth);
    entries.set(id, streamEntry(kind, field(from + kindWidth, one), field(from + kindWidth + one, two)));
    from += length;
  }
  return entries;
}

function streamEntry(kind: number, first: number, second: number): XrefEntry {
  if (kind === 1) return { kind: 'offset', offset: first, generation: second };
  return kind === 2 ? { kind: 'packed', container: first, index: second } : { kind: 'free' };
}

/** Object numbers of pairs of a first one and a count, no more than there is data for. */
function* idsOf(index: readonly number[], most: number): Generator<number> {
  let given = 0;
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const first = index[pair] ?? 0;
    for (let offset = 0; offset < (index[pair + 1] ?? 0); offset++) {
      if (++given > most) return;
      yield first + offset;
    }
  }
}
