import type { ListItem, Nodes, Root } from 'mdast';
import { fromMarkdown, type CompileContext, type Extension, type Token } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { childrenFrom, cutFinder, isOpenAtEnd, pieceSize, type Cut } from './cut-markdown.ts';
import {
  definitionKey,
  definitionsIn,
  definitionsNamed,
  mayDefine,
  type Definition,
} from './foreign-definitions.ts';
import { listsInNewContainers } from './lists-in-new-containers.ts';

/** Where a task item's box stands in the source. */
export type Box = { readonly offset: number; readonly line: number };

/** A piece of a document as Markdown reads it, with what its tree does not tell: the boxes, and which nodes hold any. */
export type MarkdownPiece = {
  readonly source: string;
  readonly root: Root;
  readonly boxes: ReadonlyMap<ListItem, Box>;
  readonly nodesWithBoxes: ReadonlySet<Nodes>;
  /** What is added to an offset, and to a line, of the tree to get that of the source. */
  readonly shift: number;
  readonly lineShift: number;
};

type Place = { readonly start: number; readonly end: number; readonly line: number };

/** Sources up to this size keep the trees of their first reading, larger ones are read twice where they define. */
const keptSize = 2_000_000;

/**
 * Reads GitHub-flavoured Markdown with front matter, piece by piece in its order, so that time and memory grow with the
 * size of the document and not with its square. Never throws; bound the source first (`findLimitPassed`).
 */
export function* readMarkdown(source: string, size = pieceSize): Generator<MarkdownPiece> {
  const { begin, line, ...front } = frontMatterOf(source);
  if (front.piece !== null) yield front.piece;
  const body = { start: begin, line, size };
  if (!mayDefine(source)) {
    yield* piecesOf(source, body);
    return;
  }
  const known = new Map<string, Definition>();
  const read: { readonly place: Place; readonly piece: MarkdownPiece | null }[] = [];
  for (const piece of piecesOf(source, body)) {
    for (const definition of definitionsIn(piece.root)) {
      known.set(definitionKey(`${definition.isFootnote ? '^' : ''}${definition.label}`), definition);
    }
    read.push({ place: piece.place, piece: source.length <= keptSize ? piece : null });
  }
  for (const { place, piece } of read) {
    const before = read.length === 1 ? '' : definitionsNamed(source.slice(place.start, place.end), known);
    yield before === '' && piece !== null ? piece : readPiece(source, place, before);
  }
}

function* piecesOf(
  source: string,
  from: { readonly start: number; readonly line: number; readonly size: number },
): Generator<MarkdownPiece & { readonly place: Place }> {
  let { start, line } = from;
  const { size } = from;
  const nextCut = cutFinder(source, size);
  while (start < source.length) {
    const { piece, place } = readNext(source, { start, line, size }, nextCut);
    yield { ...piece, place };
    line += linesIn(source, start, place.end);
    start = place.end;
  }
}

/** A piece that turns out to be open at its end is read again with twice the text. */
function readNext(
  source: string,
  { start, line, size: least }: { readonly start: number; readonly line: number; readonly size: number },
  nextCut: (from: number) => Cut,
): { piece: MarkdownPiece; place: Place } {
  for (let size = least; ; size *= 2) {
    const cut = nextCut(start + size);
    const place = { start, end: cut.at, line };
    const piece = readPiece(source, place, '');
    if (!isOpenAtEnd(piece.root, source.slice(start, cut.at), cut.kind)) return { piece, place };
  }
}

function readPiece(source: string, place: Place, before: string): MarkdownPiece {
  const text = before + source.slice(place.start, place.end);
  const shift = place.start - before.length;
  const lineShift = place.line - 1 - linesIn(before, 0, before.length);
  const boxes = new Map<ListItem, Box>();
  const nodesWithBoxes = new Set<Nodes>();
  const root = fromMarkdown(text, {
    extensions: [gfm(), listsInNewContainers],
    mdastExtensions: [
      gfmFromMarkdown(),
      rememberBoxes(text, (item, box, ancestors) => {
        boxes.set(item, { offset: box.offset + shift, line: box.line + lineShift });
        for (const node of ancestors) nodesWithBoxes.add(node);
      }),
    ],
  });
  if (before !== '') root.children = childrenFrom(root, before.length);
  return { source, root, boxes, nodesWithBoxes, shift, lineShift };
}

/** Front matter stands at the very start only, so it is read by itself and the rest without it. */
function frontMatterOf(source: string): { piece: MarkdownPiece | null; begin: number; line: number } {
  // The parser skips a byte order mark but counts offsets without it; leaving it out here keeps the two apart.
  const start = source.startsWith('\uFEFF') ? 1 : 0;
  const fenced =
    /^\uFEFF?(?:(---|\+\+\+)[ \t]*(?:\r\n|\n|\r))(?:[^]*?(?:\r\n|\n|\r))??\1[ \t]*(?:\r\n|\n|\r|$)/;
  const end = fenced.exec(source)?.[0].length;
  if (end === undefined) return { piece: null, begin: start, line: 1 };
  const root = fromMarkdown(source.slice(start, end), {
    extensions: [frontmatter(['yaml', 'toml'])],
    mdastExtensions: [frontmatterFromMarkdown(['yaml', 'toml'])],
  });
  const piece = {
    source,
    root,
    boxes: new Map(),
    nodesWithBoxes: new Set<Nodes>(),
    shift: start,
    lineShift: 0,
  };
  return { piece, begin: end, line: 1 + linesIn(source, 0, end) };
}

type Remember = (item: ListItem, box: Box, ancestors: readonly Nodes[]) => void;

function rememberBoxes(text: string, remember: Remember): Extension {
  function enterBox(this: CompileContext, token: Token): void {
    // A box that holds a line break is one only for the parser: no author means it and GitHub shows none.
    if (/[\r\n]/.test(text.charAt(token.start.offset))) return;
    const nodes = this.stack.filter((node): node is Nodes => node.type !== 'fragment');
    const item = nodes.findLast((node) => node.type === 'listItem');
    if (item !== undefined) remember(item, { offset: token.start.offset, line: token.start.line }, nodes);
  }
  return { enter: { taskListCheckValueChecked: enterBox, taskListCheckValueUnchecked: enterBox } };
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let index = from; index < to; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === 10 || (unit === 13 && text.charCodeAt(index + 1) !== 10)) lines += 1;
  }
  return lines;
}

/** The source of a node; empty for a node without a place. */
export function sourceOf(piece: MarkdownPiece, node: Nodes): string {
  const { start, end } = offsetsOf(piece, node);
  return piece.source.slice(start, end);
}

/** Where a node begins and ends in the source. */
export function offsetsOf(piece: MarkdownPiece, node: Nodes): { start: number; end: number } {
  return {
    start: (node.position?.start.offset ?? 0) + piece.shift,
    end: (node.position?.end.offset ?? 0) + piece.shift,
  };
}

/** The line of the source, from 1, at which a node begins. */
export function lineOf(piece: MarkdownPiece, node: Nodes): number {
  return (node.position?.start.line ?? 1) + piece.lineShift;
}
