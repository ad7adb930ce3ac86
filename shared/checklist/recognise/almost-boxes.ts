/**
 * The rule: what looks like a check box and is none in Markdown is said, as it would be missing from the run.
 * "- [] a", "- [ ]a", "- [ x ] a", "[ ] a" without a bullet, "☐ a", "### [ ] a", a box in a table yes;
 * a real box, code, a link such as "[x](y)" no.
 */
import type { Nodes } from 'mdast';
import type { Notice } from '../checklist.ts';
import { oneLine } from '../outline-blocks.ts';
import { lineOf, offsetsOf, sourceOf, type MarkdownPiece } from '../read-markdown.ts';

const box = String.raw`\[[ \t]*[xX*✓✔]?[ \t]*\](?![([:])`;
const anyBox = new RegExp(box, 'gu');
const symbols = '☐☑☒🔲⬜';
const anySymbol = new RegExp(`[${symbols}]|type=["']?checkbox`, 'u');
const lineWithBox = new RegExp(
  String.raw`^[ \t>]*(?:[-+*–•]?[ \t]*|\d{1,9}[.)][ \t]*)(?:${box}|[${symbols}])`,
  'u',
);
const cellWithBox = new RegExp(`^(?:${box}|[${symbols}])`, 'u');
const htmlBox = /<input[^>]*type=["']?checkbox/iu;

/** Lines of their own for so many; the rest are counted. */
const mostTold = 5;

/** In the order of the piece. */
export function almostBoxesIn(piece: MarkdownPiece): readonly Notice[] {
  const [first] = piece.root.children;
  const last = piece.root.children.at(-1);
  if (first === undefined || last === undefined) return [];
  // Not the root, which also spans the definitions a piece was read with.
  const text = piece.source.slice(offsetsOf(piece, first).start, offsetsOf(piece, last).end);
  const isPlain = !anySymbol.test(text) && [...text.matchAll(anyBox)].length <= piece.boxes.size;
  return isPlain ? [] : noticesIn(piece, piece.root);
}

/** At most a handful of lines, then how many more there are. */
export function fewAlmostBoxes(notices: readonly Notice[]): readonly Notice[] {
  const more = notices.length - mostTold;
  if (more <= 1) return notices;
  return [
    ...notices.slice(0, mostTold),
    {
      code: 'AlmostBox',
      line: notices[mostTold]?.line ?? null,
      text: `${more} more lines from here on look like check boxes and are none.`,
    },
  ];
}

function noticesIn(piece: MarkdownPiece, node: Nodes): readonly Notice[] {
  const isFound = lookFor[node.type];
  if (isFound !== undefined) {
    return linesOf(piece, node)
      .filter(({ text }) => isFound(text))
      .map((line) => noticeOf(line, node.type));
  }
  return 'children' in node ? node.children.flatMap((child) => noticesIn(piece, child)) : [];
}

/** What a box looks like in a line of each of these. */
const lookFor: Partial<Record<Nodes['type'], (text: string) => boolean>> = {
  paragraph: (text) => lineWithBox.test(text),
  heading: (text) => lineWithBox.test(text.replace(/^[ \t>]*#{1,6}[ \t]+/, '')),
  tableCell: (text) => cellWithBox.test(text.replace(/^\|?[ \t]*/, '')),
  html: (text) => htmlBox.test(text),
};

type Line = { readonly line: number; readonly text: string };

function linesOf(piece: MarkdownPiece, node: Nodes): readonly Line[] {
  const first = lineOf(piece, node);
  return sourceOf(piece, node)
    .split(/\r\n|\n|\r/)
    .map((text, index) => ({ line: first + index, text }));
}

function noticeOf({ line, text }: Line, where: Nodes['type']): Notice {
  return { code: 'AlmostBox', line, text: `${lookOf(text, where)} ${remedy}` };
}

const remedy = 'Written “- [ ] …” in a list it is one.';

function lookOf(text: string, where: Nodes['type']): string {
  if (where === 'tableCell') return 'A check box in a table is no item.';
  if (where === 'html') return 'A check box in HTML is no item.';
  const shown = oneLine(text);
  const short = shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
  return `“${short}” looks like a check box and is no item.`;
}
