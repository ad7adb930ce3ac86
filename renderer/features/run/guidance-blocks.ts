export type GuidanceBlock = { readonly kind: 'prose' | 'code'; readonly text: string };

/** Splits guidance into prose and fenced code, the words as written. Never markup: it is drawn as text. */
export function guidanceBlocks(markdown: string): readonly GuidanceBlock[] {
  const blocks: GuidanceBlock[] = [];
  const fence = /^[ \t]*(`{3,}|~{3,})[^\n]*\n([\s\S]*?)(?:\n[ \t]*\1[ \t]*$|$(?![\s\S]))/gm;
  let from = 0;
  for (const match of markdown.matchAll(fence)) {
    addProse(blocks, markdown.slice(from, match.index));
    blocks.push({ kind: 'code', text: (match[2] ?? '').replace(/\s+$/, '') });
    from = match.index + match[0].length;
  }
  addProse(blocks, markdown.slice(from));
  return blocks;
}

function addProse(blocks: GuidanceBlock[], text: string): void {
  for (const paragraph of text.split(/\n\s*\n/)) {
    const trimmed = paragraph.trim();
    if (trimmed !== '') blocks.push({ kind: 'prose', text: trimmed });
  }
}
