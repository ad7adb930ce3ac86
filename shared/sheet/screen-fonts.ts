/**
 * Which files hold the sheet's own fonts for the screen. The two that hold ten thousand characters and more are cut
 * into pieces when the app is built, so that a name of two characters does not cost a file of ten megabytes.
 */

/** Code points, the first and the last. */
export type CodePoints = readonly [first: number, last: number];

/** A file beside the app's pages and the characters a page reads it for. */
export type ScreenFont = {
  readonly file: string;
  /** The sheet's font it is, or is cut from. */
  readonly from: string;
  readonly holds: readonly CodePoints[];
  /** Only what it holds; where text is shaped, a font stays whole. */
  readonly isCut: boolean;
};

/** A piece of this many Han characters has some 180 kB. */
const charactersPerPiece = 512;

/** Every one of them; those of one script stand together. */
export const screenFonts: readonly ScreenFont[] = [
  cut('NotoSansSC-Regular', [0x2e80, 0x2fdf]),
  cut('NotoSansSC-Regular', [0x3000, 0x30ff]),
  cut('NotoSansSC-Regular', [0x31f0, 0x31ff]),
  ...pieces('NotoSansSC-Regular', [0x3400, 0x4dbf]),
  ...pieces('NotoSansSC-Regular', [0x4e00, 0x9fff]),
  cut('NotoSansSC-Regular', [0xf900, 0xfaff]),
  cut('NotoSansSC-Regular', [0xff00, 0xffef]),
  // Letters of Hangul join to syllables, which only the whole font knows.
  whole('NotoSansKR-Regular', [0x1100, 0x11ff], [0x3130, 0x318f], [0xa960, 0xa97f], [0xd7b0, 0xd7ff]),
  ...pieces('NotoSansKR-Regular', [0xac00, 0xd7af]),
  whole('NotoSansThai-Regular', [0x0e00, 0x0e7f]),
  whole('NotoSans-Regular', [0x0900, 0x097f], [0xa8e0, 0xa8ff]),
  whole('DejaVuSans', [0x0590, 0x06ff], [0x0750, 0x077f], [0xfb1d, 0xfdff], [0xfe70, 0xfeff]),
];

function whole(from: string, ...holds: readonly CodePoints[]): ScreenFont {
  return { file: `${from}.ttf`, from, holds, isCut: false };
}

function cut(from: string, range: CodePoints): ScreenFont {
  return { file: `${from}-${range[0].toString(16)}.ttf`, from, holds: [range], isCut: true };
}

function pieces(from: string, [first, last]: CodePoints): readonly ScreenFont[] {
  return Array.from({ length: Math.ceil((last - first + 1) / charactersPerPiece) }, (_, index) => {
    const start = first + index * charactersPerPiece;
    return cut(from, [start, Math.min(last, start + charactersPerPiece - 1)]);
  });
}
