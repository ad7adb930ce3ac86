/** The functions of HarfBuzz's subset module that are used here; pointers are numbers. */
type HarfBuzz = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly _initialize: () => void;
  readonly malloc: (size: number) => number;
  readonly free: (pointer: number) => void;
  /** Data, size, memory mode, and two for a clean-up that is not used. */
  readonly hb_blob_create: (...data: readonly number[]) => number;
  readonly hb_blob_destroy: (blob: number) => void;
  readonly hb_blob_get_length: (blob: number) => number;
  readonly hb_blob_get_data: (blob: number, length: number) => number;
  readonly hb_face_create: (blob: number, index: number) => number;
  readonly hb_face_destroy: (face: number) => void;
  readonly hb_face_reference_blob: (face: number) => number;
  readonly hb_set_clear: (set: number) => void;
  readonly hb_set_add: (set: number, value: number) => void;
  readonly hb_subset_input_create_or_fail: () => number;
  readonly hb_subset_input_destroy: (input: number) => void;
  readonly hb_subset_input_unicode_set: (input: number) => number;
  readonly hb_subset_input_set: (input: number, which: number) => number;
  readonly hb_subset_input_set_flags: (input: number, flags: number) => void;
  readonly hb_subset_or_fail: (face: number, input: number) => number;
};

/**
 * `plain` keeps the glyphs of the characters. `shaping` keeps every glyph the font may set for texts of these
 * characters, under its number in the whole font.
 */
export type FontSubsetter = (
  font: Uint8Array,
  codePoints: Iterable<number>,
  kept?: 'plain' | 'shaping',
) => Uint8Array;

/**
 * Makes a subsetter from HarfBuzz's `harfbuzz-subset.wasm`.
 *
 * The module is called directly: the package around it finds its file by `require.resolve`, which a bundle
 * cannot answer. The subsetter throws when HarfBuzz refuses a font.
 */
export async function loadFontSubsetter(wasm: Uint8Array): Promise<FontSubsetter> {
  const { instance } = await webAssembly.instantiate(wasm);
  // WebAssembly exports carry no types; the pinned package's file has these functions.
  const harfbuzz = instance.exports as unknown as HarfBuzz;
  harfbuzz._initialize();
  return (font, codePoints, kept = 'plain') => subsetFont(harfbuzz, { font, codePoints, kept });
}

/** Node has it; its types leave it to the DOM's, which do not belong here. */
const { WebAssembly: webAssembly } = globalThis as unknown as {
  readonly WebAssembly: {
    readonly instantiate: (bytes: Uint8Array) => Promise<{ readonly instance: { readonly exports: object } }>;
  };
};

const writableMemory = 2;
const layoutFeatureSet = 6;
const withoutHinting = 0x01;
const sameGlyphNumbers = 0x02;
const withoutLayoutClosure = 0x200;

type Wanted = {
  readonly font: Uint8Array;
  readonly codePoints: Iterable<number>;
  readonly kept: 'plain' | 'shaping';
};

function subsetFont(harfbuzz: HarfBuzz, { font, codePoints, kept }: Wanted): Uint8Array {
  const data = harfbuzz.malloc(font.byteLength);
  // The memory may have grown, which detaches every earlier view of it.
  new Uint8Array(harfbuzz.memory.buffer).set(font, data);
  const blob = harfbuzz.hb_blob_create(data, font.byteLength, writableMemory, 0, 0);
  const face = harfbuzz.hb_face_create(blob, 0);
  harfbuzz.hb_blob_destroy(blob);
  const input = harfbuzz.hb_subset_input_create_or_fail();
  if (kept === 'plain') {
    harfbuzz.hb_set_clear(harfbuzz.hb_subset_input_set(input, layoutFeatureSet));
    harfbuzz.hb_subset_input_set_flags(input, withoutHinting | withoutLayoutClosure);
  } else {
    harfbuzz.hb_subset_input_set_flags(input, withoutHinting | sameGlyphNumbers);
  }
  const wanted = harfbuzz.hb_subset_input_unicode_set(input);
  for (const codePoint of codePoints) harfbuzz.hb_set_add(wanted, codePoint);
  const subset = harfbuzz.hb_subset_or_fail(face, input);
  harfbuzz.hb_subset_input_destroy(input);
  const bytes = subset === 0 ? null : copyFace(harfbuzz, subset);
  harfbuzz.hb_face_destroy(face);
  harfbuzz.free(data);
  if (bytes === null || bytes.length === 0) throw new Error('HarfBuzz could not subset the font.');
  return bytes;
}

function copyFace(harfbuzz: HarfBuzz, face: number): Uint8Array {
  const blob = harfbuzz.hb_face_reference_blob(face);
  const start = harfbuzz.hb_blob_get_data(blob, 0);
  const length = harfbuzz.hb_blob_get_length(blob);
  const bytes = new Uint8Array(harfbuzz.memory.buffer).slice(start, start + length);
  harfbuzz.hb_blob_destroy(blob);
  harfbuzz.hb_face_destroy(face);
  return bytes;
}
