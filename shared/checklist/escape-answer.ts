/**
 * A text as Markdown that shows it and means nothing else: never a box, a heading, a table or HTML. Control
 * characters become spaces. Links keep their characters, so that they stay links.
 */
export function escapeAnswer(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .split(/(?<=\s)(?=\S)/u)
    .map(escapeWord)
    .join('')
    .replace(/^([#+=:-]|\d{1,9}(?=[.)]))/u, (start) => (/\d/.test(start) ? start : `\\${start}`))
    .replace(/^(\d{1,9})([.)])/u, '$1\\$2');
}

function escapeWord(word: string): string {
  if (/^https?:\/\/[^\s<>[\]|\\`*]+\s*$/u.test(word)) return word;
  return word.replace(/[\\`*_[\]<>|~&]/g, '\\$&');
}
