const cjk = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

/**
 * One or two letters for a person: first letters of the first and last word (`Mei Lindqvist` ML), the first letter of
 * a single name (`Олег` О). Names written without spaces in Chinese, Japanese or Korean keep their last two signs,
 * which is how they are shortened there (`李伟` 李伟, `司马相如` 相如).
 */
export function initials(name: string): string {
  const known = found.get(name) ?? shorten(name);
  found.set(name, known);
  return known;
}

/** Asked for every row at every drawing, for the same few people. */
const found = new Map<string, string>();

function shorten(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return '';
  if (words.length === 1) return cjk.test(first) ? letters(first).slice(-2).join('') : firstLetter(first);
  return firstLetter(first) + firstLetter(last);
}

function firstLetter(word: string): string {
  const letter = letters(word).find((sign) => /\p{L}|\p{N}/u.test(sign));
  return (letter ?? '').toLocaleUpperCase();
}

function letters(word: string): readonly string[] {
  return Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment);
}
