/**
 * Texts and searches cut into words the same way: "Zoe" finds "Zoë", "4711" and "chg-47" find "CHG-4711", "2.14" finds
 * "2.14.0", and each sign of a script that writes no blanks is a word of its own.
 */

/** The words of a text, folded; the same word may come more than once. */
export function searchWords(text: string): readonly string[] {
  const found = fold(text).match(wordPattern) ?? [];
  return found.flatMap(partsOf);
}

/** The words a person typed. Each must be found; a part of a compound is not asked for beside the whole. */
export function typedWords(search: string): readonly string[] {
  const found = fold(search).match(wordPattern) ?? [];
  return found.flatMap((word) => (unspaced.test(word) ? signsOf(word) : [trimmed(word)])).filter(Boolean);
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}._\-@]*/gu;
const joined = /[._\-@]/;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
// oxlint-disable-next-line no-control-regex -- exactly the characters that need no folding but of case
const plain = /^[\x00-\x7f]*$/;

function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function partsOf(found: string): readonly string[] {
  if (unspaced.test(found)) return signsOf(found);
  if (!joined.test(found)) return [found];
  const word = trimmed(found);
  const parts = word.split(/[._\-@]+/);
  return parts.length === 1 ? parts : [word, ...parts];
}

/** "done." at the end of a sentence is the word "done". */
function trimmed(word: string): string {
  return word.replace(/[._\-@]+$/, '');
}

function signsOf(found: string): readonly string[] {
  return found.match(/[\p{L}\p{N}]/gu) ?? [];
}
