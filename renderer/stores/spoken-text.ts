/** Signs a voice would swallow, in words: "Error rate >5%" becomes "Error rate above 5 percent". */
export function spokenText(text: string): string {
  return text
    .replaceAll(/\bfor >\s*/g, 'for more than ')
    .replaceAll(/>=\s*/g, 'at least ')
    .replaceAll(/<=\s*/g, 'at most ')
    .replaceAll(/>\s*/g, 'above ')
    .replaceAll(/<\s*/g, 'under ')
    .replaceAll(/(\d)\s*%/g, '$1 percent');
}
