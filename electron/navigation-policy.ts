/** What a page may load. The app's own scheme and what pages make in memory; everything else is cancelled. */
export function mayLoad(url: string, isDevelopment: boolean): boolean {
  const protocol = URL.parse(url)?.protocol;
  if (protocol === 'app:' || protocol === 'blob:' || protocol === 'data:') return true;
  return isDevelopment && (protocol === 'devtools:' || protocol === 'chrome-extension:');
}
