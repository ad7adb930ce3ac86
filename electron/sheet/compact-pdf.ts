import { deflateSync } from 'node:zlib';

/** Where an object stands in the compact file: by itself, or inside a stream of objects. */
type Place =
  | { readonly kind: 'alone'; readonly offset: number }
  | { readonly kind: 'inside'; readonly container: number; readonly index: number };

type RawObject = { readonly id: number; readonly text: string };

const mostInside = 200;

/**
 * Packs a file as jsPDF writes it: streams are deflated, the objects named by `small` go into object streams
 * (ISO 32000-1, 7.5.7), and a cross-reference stream takes the place of the table. Metadata stays plain, as PDF/A
 * readers look for it without unpacking. The tags of a sheet are half of its bytes before, a tenth after.
 *
 * `source` holds one character a byte and has one cross-reference section; throws when it has none.
 */
export function compactPdf(source: string, small: ReadonlySet<number>): Buffer {
  const { objects, trailer, size, head } = splitFile(source);
  const parts: Buffer[] = [Buffer.from(head, 'latin1')];
  const places = new Map<number, Place>();
  let at = parts[0]?.length ?? 0;
  const write = (id: number, body: Buffer): void => {
    const part = Buffer.concat([Buffer.from(`${id} 0 obj\n`, 'latin1'), body, Buffer.from('\nendobj\n')]);
    places.set(id, { kind: 'alone', offset: at });
    parts.push(part);
    at += part.length;
  };
  for (const { id, text } of objects) if (!small.has(id)) write(id, packObject(text));
  const inside = objects.filter(({ id }) => small.has(id));
  let next = size;
  for (let from = 0; from < inside.length; from += mostInside) {
    const members = inside.slice(from, from + mostInside);
    members.forEach(({ id }, index) => places.set(id, { kind: 'inside', container: next, index }));
    write(next++, objectStream(members));
  }
  const crossReferences = at;
  places.set(next, { kind: 'alone', offset: at });
  write(next, crossReferenceStream(places, next + 1, trailer));
  parts.push(Buffer.from(`startxref\n${crossReferences}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function splitFile(source: string): {
  readonly objects: readonly RawObject[];
  readonly trailer: string;
  readonly size: number;
  readonly head: string;
} {
  const found = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(source.slice(-100));
  const table = Number(found?.[1] ?? Number.NaN);
  const range = /^xref\s+0 (\d+)\s+/.exec(source.slice(table, table + 40));
  if (found === null || range === null) throw new Error('No cross-reference table to pack.');
  const first = table + range[0].length;
  const starts: { readonly id: number; readonly from: number }[] = [];
  for (let id = 1; id < Number(range[1]); id++) {
    const entry = source.slice(first + id * 20, first + id * 20 + 18);
    if (entry.endsWith('n')) starts.push({ id, from: Number(entry.slice(0, 10)) });
  }
  starts.sort((one, other) => one.from - other.from);
  const objects = starts.map(({ id, from }, index) => {
    const whole = source.slice(from, starts[index + 1]?.from ?? table);
    const begin = whole.indexOf('obj') + 3;
    return { id, text: whole.slice(begin, whole.lastIndexOf('endobj')).trim() };
  });
  const trailer = source.slice(source.indexOf('<<', source.indexOf('trailer', table)) + 2);
  return {
    objects,
    size: Number(range[1]),
    head: source.slice(0, starts[0]?.from ?? 0),
    trailer: trailer.slice(0, trailer.lastIndexOf('>>', trailer.indexOf('startxref'))),
  };
}

const streamHead = /^(<<[^]*?>>)\s*stream\r?\n/;

/** A stream that is not packed yet is deflated; everything else stays as it is. */
function packObject(text: string): Buffer {
  const found = streamHead.exec(text.slice(0, 2000));
  const head = found?.[1] ?? '';
  const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? Number.NaN);
  const isPlain = found !== null && !head.includes('/Filter') && !head.includes('/Type /Metadata');
  if (!isPlain || Number.isNaN(length)) return Buffer.from(text, 'latin1');
  const from = found[0].length;
  const packed = deflateSync(Buffer.from(text.slice(from, from + length), 'latin1'));
  const entries = head.slice(2, -2).replace(/\/Length \d+/, `/Length ${packed.length} /Filter /FlateDecode`);
  return streamBody(entries.trim(), packed);
}

function objectStream(members: readonly RawObject[]): Buffer {
  let offset = 0;
  const index = members.map(({ id, text }) => {
    const own = `${id} ${offset}`;
    offset += text.length + 1;
    return own;
  });
  const head = `${index.join(' ')}\n`;
  const packed = deflateSync(Buffer.from(`${head}${members.map(({ text }) => text).join('\n')}`, 'latin1'));
  const entries = `/Type /ObjStm /N ${members.length} /First ${head.length}`;
  return streamBody(`${entries} /Length ${packed.length} /Filter /FlateDecode`, packed);
}

function crossReferenceStream(places: ReadonlyMap<number, Place>, size: number, trailer: string): Buffer {
  const rows = Buffer.alloc(size * rowLength);
  for (const [id, place] of places) {
    const row = id * rowLength;
    rows.writeUInt8(place.kind === 'alone' ? 1 : 2, row);
    rows.writeUInt32BE(place.kind === 'alone' ? place.offset : place.container, row + 1);
    rows.writeUInt16BE(place.kind === 'alone' ? 0 : place.index, row + 5);
  }
  // The first entry heads the list of free objects, which has no other.
  rows.writeUInt16BE(0xff_ff, 5);
  const packed = deflateSync(rows);
  const kept = trailer.replace(/\/Size \d+/, '').trim();
  const entries = `/Type /XRef /Size ${size} /W [1 4 2] ${kept}`;
  return streamBody(`${entries} /Length ${packed.length} /Filter /FlateDecode`, packed);
}

const rowLength = 7;

function streamBody(entries: string, data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${entries}>>\nstream\n`, 'latin1'),
    data,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}
