/**
 * Links and footnotes are defined anywhere in a document, so a piece that names one defined in another piece is read
 * with that definition before it.
 */
import type { Nodes, Root } from 'mdast';

export type Definition = { readonly label: string; readonly isFootnote: boolean };

/** Whether a source has anything that could be a definition: without one, pieces know all there is to know. */
export function mayDefine(source: string): boolean {
  return /\]:/.test(source);
}

/** The definitions of a piece, at any depth. */
export function definitionsIn(root: Root): readonly Definition[] {
  return collect(root);
}

function collect(node: Nodes): readonly Definition[] {
  const own =
    node.type === 'definition' || node.type === 'footnoteDefinition'
      ? [{ label: node.label ?? node.identifier, isFootnote: node.type === 'footnoteDefinition' }]
      : [];
  return 'children' in node ? [...own, ...node.children.flatMap(collect)] : own;
}

/** Lines that define, before a piece, what it names and other pieces define; empty when there is nothing. */
export function definitionsNamed(piece: string, known: ReadonlyMap<string, Definition>): string {
  const named = new Set<Definition>();
  for (const [, label = ''] of piece.matchAll(/\[((?:[^[\]\\]|\\[^])+)\]/g)) {
    const definition = known.get(definitionKey(label));
    if (definition !== undefined) named.add(definition);
  }
  if (named.size === 0) return '';
  const lines = [...named].map(({ label, isFootnote }) => {
    const oneLine = label.replace(/\s+/g, ' ');
    return isFootnote ? `[^${oneLine}]: x\n\n` : `[${oneLine}]: x\n\n`;
  });
  // A rule of stars closes the last footnote, whatever the piece begins with.
  return `${lines.join('')}***\n\n`;
}

/** How labels are compared: white space and case say nothing; a footnote's mark is part of its label. */
export function definitionKey(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase();
}
