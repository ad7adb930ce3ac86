/**
 * Characters with no shape of their own: variation selectors, direction marks, soft hyphen; joiners too but where they
 * part or join letters of Arabic or Devanagari, as Persian and Hindi spelling asks.
 */
const ignorable =
  /(?!(?<=[\u0600-\u06ff\u0750-\u077f\u0900-\u097f])[\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu;
const lineEnds = /\r\n|[\r\n\u0085\u2028\u2029]/g;
const whiteSpace = /[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/**
 * Text as it can be drawn: composed (NFC), one kind of line end and of space, look-alikes that share a glyph
 * with a plain character replaced by it. The exact text is in the attached record.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(lineEnds, '\n')
    .replace(whiteSpace, ' ')
    .replace(ignorable, '')
    .replace(/\u2011/g, '-');
}

/** U+200C and U+200D say how the letters around them join; they are never drawn themselves. */
export function isJoiner(character: string): boolean {
  return character === '\u200c' || character === '\u200d';
}

/** What stands for a character that cannot be drawn, such as `[U+1F680]`. */
export function markFor(codePoint: number): string {
  return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/**
 * Scripts that need reordering or joining, which the sheet does not do: a mark is honest where a name set
 * backwards would be wrong.
 */
export function needsShaping(codePoint: number): boolean {
  return (
    (codePoint >= 0x0590 && codePoint <= 0x109f) ||
    (codePoint >= 0x1780 && codePoint <= 0x18af) ||
    (codePoint >= 0xa8e0 && codePoint <= 0xa8ff) ||
    (codePoint >= 0xfb1d && codePoint <= 0xfdff) ||
    (codePoint >= 0xfe70 && codePoint <= 0xfefe)
  );
}
