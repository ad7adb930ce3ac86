/**
 * Signs before a number that a voice would swallow, in words: "Error rate >5%" becomes "Error rate above 5 percent".
 * Arrows and tags stay as they are.
 */
export function spokenText(text: string): string {
  return text
    .replaceAll(/\bfor\s*>\s*(?=\d)/g, 'for more than ')
    .replaceAll(/\s*>=\s*(?=\d)/g, ' at least ')
    .replaceAll(/\s*<=\s*(?=\d)/g, ' at most ')
    .replaceAll(/\s*(?<![-=])>\s*(?=\d)/g, ' above ')
    .replaceAll(/\s*<\s*(?=\d)/g, ' under ')
    .replaceAll(/(\d)\s*%/g, '$1 percent')
    .trimStart();
}
