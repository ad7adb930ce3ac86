/** The rule: headings head, lists with boxes are items at any depth, everything else is guidance. */
import type { List, ListItem, Nodes, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { lineOf, offsetsOf, sourceOf, type MarkdownPiece } from './read-markdown.ts';

export type OutlineItem = {
  readonly text: string;
  readonly line: number;
  readonly boxOffset: number;
  readonly ticked: boolean;
  /** The number written before the item (`3.`), or null in a bulleted list. */
  readonly writtenNumber: number | null;
  readonly guidance: string;
  readonly children: readonly OutlineItem[];
};

/** A block of a document, as far as a checklist cares. */
export type OutlineBlock =
  | { readonly kind: 'heading'; readonly depth: number; readonly text: string; readonly line: number }
  | { readonly kind: 'items'; readonly items: readonly OutlineItem[]; readonly guidance: readonly string[] }
  | { readonly kind: 'guidance'; readonly guidance: readonly string[] }
  | { readonly kind: 'front-matter'; readonly value: string };

/** The blocks of a piece in its order, with quotes and footnotes opened: a checklist may stand inside one. */
export function outlineBlocks(piece: MarkdownPiece): readonly OutlineBlock[] {
  return flatten(piece.root.children).map((node): OutlineBlock => {
    if (node.type === 'heading')
      return { kind: 'heading', depth: node.depth, text: plainText(node), line: lineOf(piece, node) };
    if (node.type === 'yaml' || isToml(node))
      return { kind: 'front-matter', value: 'value' in node ? node.value : '' };
    if (node.type === 'list') return { kind: 'items', ...readList(piece, node) };
    return { kind: 'guidance', guidance: guidanceOf(piece, node) };
  });
}

/** One line of plain text: no markup, no line breaks, no control characters. */
export function plainText(node: Nodes): string {
  return oneLine(toString(node, { includeHtml: false }));
}

export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function isToml(node: { readonly type: string }): boolean {
  return node.type === 'toml';
}

function flatten(nodes: readonly RootContent[]): readonly RootContent[] {
  return nodes.flatMap((node) =>
    node.type === 'blockquote' || node.type === 'footnoteDefinition' ? flatten(node.children) : [node],
  );
}

type ReadList = { readonly items: OutlineItem[]; readonly guidance: string[] };

/**
 * The task items of a list. A plain item is guidance; where it holds task items they stand in its place and only its
 * text is guidance.
 */
function readList(piece: MarkdownPiece, list: List): ReadList {
  const read: ReadList = { items: [], guidance: [] };
  for (const [index, node] of list.children.entries()) {
    const box = piece.boxes.get(node);
    if (box === undefined) {
      const inside = piece.nodesWithBoxes.has(node)
        ? readInside(piece, node.children)
        : { items: [], guidance: guidanceOf(piece, node) };
      read.items.push(...inside.items);
      read.guidance.push(...inside.guidance);
    } else {
      const inside = readInside(piece, node.children.slice(1));
      read.items.push({
        text: itemText(piece, node),
        line: box.line,
        boxOffset: box.offset,
        ticked: node.checked === true,
        writtenNumber: list.ordered === true ? writtenNumber(piece, node, (list.start ?? 1) + index) : null,
        guidance: joinGuidance(inside.guidance),
        children: inside.items,
      });
    }
  }
  return read;
}

/** Guidance as one text: blocks apart, items of a list one below the other. */
export function joinGuidance(blocks: readonly string[]): string {
  return blocks.reduce((text, block, index) => {
    const isListed = listItem.test(block) && listItem.test(blocks[index - 1] ?? '');
    return index === 0 ? block : `${text}${isListed ? '\n' : '\n\n'}${block}`;
  }, '');
}

const listItem = /^(?:[-+*]|\d{1,9}[.)])[ \t]/;

function readInside(piece: MarkdownPiece, nodes: readonly RootContent[]): ReadList {
  const read: ReadList = { items: [], guidance: [] };
  for (const node of flatten(nodes)) {
    const inner =
      node.type === 'list' && piece.nodesWithBoxes.has(node)
        ? readList(piece, node)
        : { items: [], guidance: guidanceOf(piece, node) };
    read.items.push(...inner.items);
    read.guidance.push(...inner.guidance);
  }
  return read;
}

/** An item of an image without words, or of bare HTML, is named by its source. */
function itemText(piece: MarkdownPiece, node: ListItem): string {
  const [first] = node.children;
  if (first === undefined) return '';
  return plainText(first) || oneLine(sourceOf(piece, first).replace(/^\[.\]/, ''));
}

function writtenNumber(piece: MarkdownPiece, node: ListItem, expected: number): number {
  const written = /^\d+/.exec(sourceOf(piece, node))?.[0];
  return written === undefined ? expected : Number(written);
}

/** A block as Markdown for reading, without the indentation of the list it stands in; comments say nothing. */
function guidanceOf(piece: MarkdownPiece, node: RootContent): string[] {
  if (['thematicBreak', 'definition', 'yaml', 'toml'].includes(node.type)) return [];
  if (node.type === 'html' && node.value.startsWith('<!--')) return [];
  const { start, end } = offsetsOf(piece, node);
  const source = withoutNextMarker(piece.source.slice(start, end), piece.source.charAt(end));
  const indent = (node.position?.start.column ?? 1) - 1;
  const prefix = new RegExp(`^[ \\t>]{0,${indent}}`);
  const [first = '', ...rest] = source.split(/\r\n|\n|\r/);
  return [[first, ...rest.map((line) => line.replace(prefix, ''))].join('\n').trimEnd()].filter(Boolean);
}

/** After code or HTML that is never closed the parser counts the marker of the next item in; a block ends with a line. */
function withoutNextMarker(source: string, next: string): string {
  if (next === '' || next === '\n' || next === '\r') return source;
  return source.replace(/(?:\r\n|\n|\r)[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]*$/, '');
}
