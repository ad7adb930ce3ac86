export interface Suggestion {
  readonly value: string;
  /** Grey text at the end of the row. */
  readonly detail?: string | undefined;
}

/** Suggestions for a text: those that begin with it or have a word that does, in the given order, each value once. */
export function matchingSuggestions(suggestions: readonly Suggestion[], text: string): readonly Suggestion[] {
  const wanted = fold(text.trim());
  const seen = new Set<string>();
  return suggestions.filter(({ value }) => {
    const candidate = fold(value);
    const isMatch =
      candidate.startsWith(wanted) || candidate.split(/\s+/).some((word) => word.startsWith(wanted));
    if (!isMatch || seen.has(value)) return false;
    seen.add(value);
    return true;
  });
}

// "Zoe" has to find "Zoë".
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
