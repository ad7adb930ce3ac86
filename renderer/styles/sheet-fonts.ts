/**
 * The sheet's own fonts as a fallback for scripts Plex has not: a name looks on screen as it will be printed, on a
 * machine without any such font too. The app serves them beside its pages; each is read only once a character of its
 * range is on screen.
 */
const ranges: Readonly<Record<string, string>> = {
  'NotoSansSC-Regular':
    'U+2E80-2FDF, U+3000-30FF, U+31F0-31FF, U+3400-4DBF, U+4E00-9FFF, U+F900-FAFF, U+FF00-FFEF',
  'NotoSansKR-Regular': 'U+1100-11FF, U+3130-318F, U+A960-A97F, U+AC00-D7FF',
  'NotoSansThai-Regular': 'U+0E00-0E7F',
  'NotoSans-Regular': 'U+0900-097F, U+A8E0-A8FF',
  DejaVuSans: 'U+0590-06FF, U+0750-077F, U+FB1D-FDFF, U+FE70-FEFF',
};

/** Makes the family `Sheet Fonts`, which `tokens.css` names last, known to this document. */
export function addSheetFonts(fonts: FontFaceSet): void {
  for (const [name, unicodeRange] of Object.entries(ranges)) {
    fonts.add(
      new FontFace('Sheet Fonts', `url(/sheet-fonts/${name}.ttf)`, { unicodeRange, display: 'swap' }),
    );
  }
}
