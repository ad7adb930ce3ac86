/** The functions of HarfBuzz's module that are used here; pointers are numbers. */
type HarfBuzz = {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number };
  readonly __wasm_call_ctors: () => void;
  readonly malloc: (size: number) => number;
  readonly free: (pointer: number) => void;
  /** Data, size, memory mode, and two for a clean-up that is not used. */
  readonly hb_blob_create: (...data: readonly number[]) => number;
  readonly hb_face_create: (blob: number, index: number) => number;
  readonly hb_face_get_upem: (face: number) => number;
  readonly hb_font_create: (face: number) => number;
  readonly hb_buffer_create: () => number;
  readonly hb_buffer_destroy: (buffer: number) => void;
  /** Buffer, text, its length, first unit and count. */
  readonly hb_buffer_add_utf16: (...text: readonly number[]) => void;
  readonly hb_buffer_guess_segment_properties: (buffer: number) => void;
  readonly hb_buffer_set_direction: (buffer: number, direction: number) => void;
  readonly hb_buffer_get_glyph_infos: (buffer: number, length: number) => number;
  readonly hb_buffer_get_glyph_positions: (buffer: number, length: number) => number;
  readonly hb_shape: (font: number, buffer: number, features: number, count: number) => void;
};

/** A glyph where it is drawn; lengths are parts of the font size. */
export type ShapedGlyph = {
  readonly glyph: number;
  /** Index of the first UTF-16 unit it stands for. */
  readonly cluster: number;
  readonly advance: number;
  /** How far from the pen it is drawn, to the right and upwards. */
  readonly offset: readonly [number, number];
};

/**
 * Joins, reorders and places the letters of a text in one script and direction: Arabic, Hebrew, Devanagari, Thai.
 * The glyphs come from left to right, as they are drawn. A glyph 0 is one the font does not have.
 */
export type Shaper = (font: Uint8Array, text: string) => readonly ShapedGlyph[];

/** Makes a shaper from HarfBuzz's `harfbuzz.wasm`, called directly for the reason given in `subset-font.ts`. */
export async function loadShaper(wasm: Uint8Array): Promise<Shaper> {
  let harfbuzz: HarfBuzz | null = null;
  const grow = (wanted: number): number => {
    const missing = wanted - (harfbuzz?.memory.buffer.byteLength ?? 0);
    return (harfbuzz?.memory.grow(Math.ceil(missing / pageSize)) ?? -1) >= 0 ? 1 : 0;
  };
  const { instance } = await webAssembly.instantiate(wasm, {
    env: {
      emscripten_resize_heap: grow,
      _abort_js: () => giveUp('HarfBuzz gave up.'),
      _emscripten_runtime_keepalive_clear: () => undefined,
      _setitimer_js: () => 0,
    },
    wasi_snapshot_preview1: { proc_exit: () => giveUp('HarfBuzz ended.') },
  });
  // WebAssembly exports carry no types; the pinned package's file has these functions.
  const loaded = instance.exports as unknown as HarfBuzz;
  harfbuzz = loaded;
  loaded.__wasm_call_ctors();
  const opened = new Map<Uint8Array, OpenFont>();
  return (bytes, text) => {
    const font = opened.get(bytes) ?? openFont(loaded, bytes);
    opened.set(bytes, font);
    return shape(loaded, font, text);
  };
}

/** A font stays open: there are few, and opening one takes longer than shaping a line. */
type OpenFont = { readonly pointer: number; readonly unitsPerEm: number };

function openFont(harfbuzz: HarfBuzz, bytes: Uint8Array): OpenFont {
  const data = copyIn(harfbuzz, bytes);
  const blob = harfbuzz.hb_blob_create(data, bytes.byteLength, writableMemory, 0, 0);
  const face = harfbuzz.hb_face_create(blob, 0);
  return { pointer: harfbuzz.hb_font_create(face), unitsPerEm: harfbuzz.hb_face_get_upem(face) };
}

/** Node has it; its types leave it to the DOM's, which do not belong here. */
const { WebAssembly: webAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly instantiate: (
      bytes: Uint8Array,
      imports: Readonly<Record<string, Readonly<Record<string, (size: number) => unknown>>>>,
    ) => Promise<{ readonly instance: { readonly exports: object } }>;
  };
};

const pageSize = 65_536;
const writableMemory = 2;
const recordSize = 20;
const leftToRight = 4;
const arabicDigit = /^[\u0660-\u0669\u06f0-\u06f9]/;

function shape(harfbuzz: HarfBuzz, font: OpenFont, text: string): readonly ShapedGlyph[] {
  const units = copyIn(harfbuzz, Buffer.from(text, 'utf16le'));
  const buffer = harfbuzz.hb_buffer_create();
  harfbuzz.hb_buffer_add_utf16(buffer, units, text.length, 0, text.length);
  harfbuzz.hb_buffer_guess_segment_properties(buffer);
  // Numbers run from left to right also where their digits belong to a script that does not.
  if (arabicDigit.test(text)) harfbuzz.hb_buffer_set_direction(buffer, leftToRight);
  harfbuzz.hb_shape(font.pointer, buffer, 0, 0);
  const glyphs = readGlyphs(harfbuzz, buffer, font.unitsPerEm);
  harfbuzz.hb_buffer_destroy(buffer);
  harfbuzz.free(units);
  return glyphs;
}

function copyIn(harfbuzz: HarfBuzz, bytes: Uint8Array): number {
  const at = harfbuzz.malloc(Math.max(1, bytes.byteLength));
  // The memory may have grown, which detaches every earlier view of it.
  new Uint8Array(harfbuzz.memory.buffer).set(bytes, at);
  return at;
}

/** Two lists of records of five 32-bit numbers, as HarfBuzz keeps them. */
function readGlyphs(harfbuzz: HarfBuzz, buffer: number, unitsPerEm: number): readonly ShapedGlyph[] {
  const count = harfbuzz.malloc(4);
  const infos = harfbuzz.hb_buffer_get_glyph_infos(buffer, count);
  const positions = harfbuzz.hb_buffer_get_glyph_positions(buffer, count);
  const view = new DataView(harfbuzz.memory.buffer);
  const length = view.getUint32(count, true);
  harfbuzz.free(count);
  return Array.from({ length }, (_, index) => {
    const info = infos + index * recordSize;
    const position = positions + index * recordSize;
    const part = (at: number): number => view.getInt32(position + at, true) / unitsPerEm;
    return {
      glyph: view.getUint32(info, true),
      cluster: view.getUint32(info + 8, true),
      advance: part(0),
      offset: [part(8), part(12)],
    };
  });
}

function giveUp(reason: string): never {
  throw new Error(reason);
}
