import type { ListItem, Nodes, Root } from 'mdast';
import { fromMarkdown, type CompileContext, type Extension, type Token } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';

/** Where a task item's box stands in the source. */
export type Box = { readonly offset: number; readonly line: number };

/** A document as Markdown reads it, with what its tree does not tell: the boxes, and which nodes hold any. */
export type MarkdownDocument = {
  readonly source: string;
  readonly root: Root;
  readonly boxes: ReadonlyMap<ListItem, Box>;
  readonly nodesWithBoxes: ReadonlySet<Nodes>;
  /** Characters before the text the offsets of the tree count from: 1 after a byte order mark. */
  readonly shift: number;
};

/** Reads GitHub-flavoured Markdown with front matter. Never throws; bound the source first (`findLimitPassed`). */
export function readMarkdown(source: string): MarkdownDocument {
  // The parser skips a byte order mark but counts offsets without it; leaving it out here keeps the two apart.
  const shift = source.startsWith('\uFEFF') ? 1 : 0;
  const boxes = new Map<ListItem, Box>();
  const nodesWithBoxes = new Set<Nodes>();
  const root = fromMarkdown(source.slice(shift), {
    extensions: [frontmatter(['yaml', 'toml']), gfm()],
    mdastExtensions: [
      frontmatterFromMarkdown(['yaml', 'toml']),
      gfmFromMarkdown(),
      rememberBoxes(source.slice(shift), (item, box, ancestors) => {
        boxes.set(item, { offset: box.offset + shift, line: box.line });
        for (const node of ancestors) nodesWithBoxes.add(node);
      }),
    ],
  });
  return { source, root, boxes, nodesWithBoxes, shift };
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

/** The source of a node, from `shift` on; empty for a node without a place. */
export function sourceOf(document: MarkdownDocument, node: Nodes): string {
  const { start, end } = offsetsOf(document, node);
  return document.source.slice(start, end);
}

/** Where a node begins and ends in the source. */
export function offsetsOf(document: MarkdownDocument, node: Nodes): { start: number; end: number } {
  return {
    start: (node.position?.start.offset ?? 0) + document.shift,
    end: (node.position?.end.offset ?? 0) + document.shift,
  };
}
