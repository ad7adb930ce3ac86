import { screenFonts, type CodePoints } from '#shared/sheet/screen-fonts.ts';

/**
 * Makes the family `Sheet Fonts`, which `tokens.css` names last, known to this document: the sheet's own fonts for
 * scripts Plex has not, so that a name looks on screen as it will be printed, on a machine without any such font too.
 * Each file is read only once a character of its ranges is on screen.
 */
export function addSheetFonts(fonts: FontFaceSet): void {
  for (const { file, holds } of screenFonts) {
    const unicodeRange = holds.map(rangeOf).join(', ');
    fonts.add(new FontFace('Sheet Fonts', `url(/sheet-fonts/${file})`, { unicodeRange, display: 'swap' }));
  }
}

function rangeOf([first, last]: CodePoints): string {
  return `U+${first.toString(16)}-${last.toString(16)}`;
}
