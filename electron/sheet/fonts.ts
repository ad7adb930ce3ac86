import { readFile } from 'node:fs/promises';
import { loadShaper, type Shaper } from './shape-text.ts';
import { findSheetAsset } from './sheet-assets.ts';
import { loadFontSubsetter, type FontSubsetter } from './subset-font.ts';
import { readTrueType, type TrueType } from './true-type.ts';

export type FaceName = 'regular' | 'bold' | 'mono' | 'symbols' | 'chinese' | 'korean' | 'thai';

export type SheetFace = {
  readonly name: FaceName;
  /** PostScript name, without a subset tag. */
  readonly postScriptName: string;
  readonly bytes: Uint8Array;
  readonly metrics: TrueType;
};

/** The fonts of the sheet, read from the assets folder when they are first asked for. */
export type SheetFonts = {
  readonly face: (name: FaceName) => Promise<SheetFace>;
  readonly subset: FontSubsetter;
  /** Loaded when a text first asks for it. */
  readonly shaper: () => Promise<Shaper>;
};

const faceFiles: Readonly<Record<FaceName, string>> = {
  regular: 'NotoSans-Regular',
  bold: 'NotoSans-Bold',
  mono: 'DejaVuSansMono',
  symbols: 'DejaVuSans',
  chinese: 'NotoSansSC-Regular',
  korean: 'NotoSansKR-Regular',
  thai: 'NotoSansThai-Regular',
};

/**
 * Opens the folder that `copySheetAssets` (build/sheet-assets.ts) filled, or the packages when it is null
 * (development). Reading a file that is missing rejects with Node's own error.
 */
export async function loadSheetFonts(assetsFolder: string | null): Promise<SheetFonts> {
  const read = async (file: string): Promise<Uint8Array> =>
    new Uint8Array(await readFile(findSheetAsset(file, assetsFolder)));
  const faces = new Map<FaceName, Promise<SheetFace>>();
  const readFace = async (name: FaceName): Promise<SheetFace> => {
    const bytes = await read(`${faceFiles[name]}.ttf`);
    return { name, postScriptName: faceFiles[name], bytes, metrics: readTrueType(bytes) };
  };
  let shaper: Promise<Shaper> | null = null;
  return {
    shaper: () => (shaper ??= read('harfbuzz.wasm').then(loadShaper)),
    subset: await loadFontSubsetter(await read('harfbuzz-subset.wasm')),
    face: (name) => {
      const face = faces.get(name) ?? readFace(name);
      faces.set(name, face);
      return face;
    },
  };
}
