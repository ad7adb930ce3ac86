/** What the sheet needs to know of a TrueType font: which glyph a character has, and how wide it is. */
export type TrueType = {
  /** Glyph index of a code point, 0 when the font has none. */
  readonly glyphOf: (codePoint: number) => number;
  /** Advance width of a glyph as a part of the font size. */
  readonly advanceOf: (glyph: number) => number;
  /** Left, bottom, right and top of all its glyphs together, as parts of the font size. */
  readonly box: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
};

/** Reads the tables of a TrueType font with outlines; throws a RangeError or an Error when it is none. */
export function readTrueType(bytes: Uint8Array): TrueType {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = readTableOffsets(view);
  const unitsPerEm = view.getUint16(tableAt(tables, 'head') + 18);
  const metricCount = view.getUint16(tableAt(tables, 'hhea') + 34);
  const hmtx = tableAt(tables, 'hmtx');
  const part = (table: string, offset: number): number =>
    view.getInt16(tableAt(tables, table) + offset) / unitsPerEm;
  return {
    box: [part('head', 36), part('head', 38), part('head', 40), part('head', 42)],
    ascent: part('hhea', 4),
    descent: part('hhea', 6),
    glyphOf: readCharacterMap(view, tableAt(tables, 'cmap')),
    advanceOf: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, metricCount - 1)) / unitsPerEm,
  };
}

function readTableOffsets(view: DataView): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const entry = 12 + 16 * index;
    const letters = [0, 1, 2, 3].map((letter) => String.fromCharCode(view.getUint8(entry + letter)));
    offsets.set(letters.join(''), view.getUint32(entry + 8));
  }
  return offsets;
}

function tableAt(tables: ReadonlyMap<string, number>, name: string): number {
  const offset = tables.get(name);
  if (offset === undefined) throw new Error(`The font has no table ${name}.`);
  return offset;
}

/** The richest Unicode map of the font: format 12 where there is one, else format 4. */
function readCharacterMap(view: DataView, cmap: number): (codePoint: number) => number {
  const subtables: number[] = [];
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    subtables.push(cmap + view.getUint32(cmap + 8 + 8 * index));
  }
  const full = subtables.find((subtable) => view.getUint16(subtable) === 12);
  if (full !== undefined) return (codePoint) => lookUpGroups(view, full, codePoint);
  const basic = subtables.find((subtable) => view.getUint16(subtable) === 4);
  if (basic === undefined) throw new Error('The font has no Unicode character map.');
  return (codePoint) => lookUpSegments(view, basic, codePoint);
}

function lookUpGroups(view: DataView, subtable: number, codePoint: number): number {
  let low = 0;
  let high = view.getUint32(subtable + 12) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = subtable + 16 + 12 * middle;
    const first = view.getUint32(group);
    if (codePoint < first) high = middle - 1;
    else if (codePoint > view.getUint32(group + 4)) low = middle + 1;
    else return view.getUint32(group + 8) + codePoint - first;
  }
  return 0;
}

function lookUpSegments(view: DataView, subtable: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0;
  const doubled = view.getUint16(subtable + 6);
  for (let at = 0; at < doubled; at += 2) {
    if (codePoint > view.getUint16(subtable + 14 + at)) continue;
    const first = view.getUint16(subtable + 16 + doubled + at);
    if (codePoint < first) return 0;
    const delta = view.getUint16(subtable + 16 + 2 * doubled + at);
    const rangeAt = subtable + 16 + 3 * doubled + at;
    const range = view.getUint16(rangeAt);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = view.getUint16(rangeAt + range + 2 * (codePoint - first));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  }
  return 0;
}
