/**
 * How the words of a recogniser are matched: whole words, in any case. A space stands for a space, a hyphen or
 * nothing ("roll back", "roll-back", "rollback"); a star at the end for any ending ("deploy*", "deployment").
 */
export function anyOf(words: readonly string[]): RegExp {
  return new RegExp(`${wordStart}(?:${alternatives(words)})${wordEnd}`, 'iu');
}

/** The same alternatives as a piece of a larger pattern; the longest come first. */
export function alternatives(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) =>
      word
        .replace(/[.+?^${}()|[\]\\/]/g, '\\$&')
        .replace(/ /g, '[\\s\\p{Pd}]?')
        .replace(/\*$/, '\\p{L}*'),
    )
    .join('|');
}

export const wordStart = '(?<![\\p{L}\\p{N}])';
export const wordEnd = '(?![\\p{L}\\p{N}])';

/** The words of a text that match, as written, or null. */
export function wordsFound(pattern: RegExp, text: string): string | null {
  return pattern.exec(text)?.[0].trim() ?? null;
}

/** A text without the characters of a kind at both ends, in linear time (a pattern ending in `$` takes quadratic). */
export function trimEnds(text: string, kind: RegExp): string {
  let start = 0;
  let end = text.length;
  while (start < end && kind.test(text.charAt(start))) start += 1;
  while (end > start && kind.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
