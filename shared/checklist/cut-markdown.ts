/**
 * Where a document can be cut so that its pieces read alone as they read together. A line that begins in the first
 * column closes every list, quote and footnote before it, and so does the blank line before it for paragraphs, tables
 * and most HTML. Only fenced code and some HTML can still be open there: `isOpenAtEnd` asks the piece that was read.
 */
import type { Root, RootContent } from 'mdast';

/** Characters of a piece at least: the parser's time grows with the square of a piece, its start-up with their number. */
export const pieceSize = 4_096;

const eol = '(?:\\r\\n|\\n|\\r(?!\\n))';
const patterns = {
  /** A line in the first column after a blank one. */
  'after-blank': new RegExp(`${eol}[ \\t]*${eol}(?=[^\\s\\uFEFF])`, 'g'),
  heading: new RegExp(`${eol}(?=#{1,6}[ \\t]+\\S)`, 'g'),
  /** An item in the first column; one that begins with a mark may be a rule (`* * *`). */
  item: new RegExp(`${eol}(?=(?:[-+*]|\\d{1,9}[.)])[ \\t]+[^\\s\\-+*])`, 'g'),
} as const;

type Kind = keyof typeof patterns;
export type Cut = { readonly at: number; readonly kind: Kind | 'end' };

/** Finds the first good place from an offset on; to be asked for rising offsets, so that it passes the source once. */
export function cutFinder(source: string, size: number): (from: number) => Cut {
  const heading = seeker(source, 'heading');
  const blank = seeker(source, 'after-blank');
  const item = seeker(source, 'item');
  return (from) => {
    const reach = from + size;
    // An item is the last choice: within reach of a heading or a blank line it is never needed.
    const found: readonly Cut[] = [
      { at: heading(from), kind: 'heading' },
      { at: blank(from), kind: 'after-blank' },
      { at: item(from), kind: 'item' },
    ];
    const first = found.toSorted((one, other) => one.at - other.at)[0];
    const cut = found.find(({ at }) => at <= reach && at < source.length) ?? first;
    return cut === undefined || cut.at >= source.length ? { at: source.length, kind: 'end' } : cut;
  };
}

function seeker(source: string, kind: Kind): (from: number) => number {
  let known = -1;
  return (from) => {
    if (known >= from) return known;
    const pattern = patterns[kind];
    pattern.lastIndex = from;
    const found = pattern.exec(source);
    known = found === null ? source.length : found.index + found[0].length;
    return known;
  };
}

/** Whether what the piece ends with would go on in the line after the cut. */
export function isOpenAtEnd(root: Root, piece: string, kind: Cut['kind']): boolean {
  const last = root.children.at(-1);
  if (kind === 'end' || last === undefined) return false;
  if (kind === 'item') return last.type !== 'list';
  const text = piece.slice(last.position?.start.offset ?? 0, last.position?.end.offset ?? 0);
  if (last.type === 'code') return isOpenFence(text) ?? kind !== 'heading';
  if (last.type !== 'html') return false;
  return kind === 'heading' || isOpenHtml(text);
}

/** Code without its closing fence; null for indented code, after which the parser takes a list for what interrupts it. */
function isOpenFence(text: string): boolean | null {
  const [, fence = ''] = /^(`{3,}|~{3,})/.exec(text) ?? [];
  if (fence === '') return null;
  const [first = '', ...rest] = text.split(/\r\n|\n|\r/);
  const last = (rest.at(-1) ?? first).trim();
  return rest.length === 0 || last.length < fence.length || last !== fence.charAt(0).repeat(last.length);
}

/** HTML that a blank line does not end, with what does (CommonMark 4.6, kinds 1 to 5). */
const endless: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![a-z]/i, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
];

function isOpenHtml(text: string): boolean {
  const unindented = text.trimStart();
  return endless.some(([start, end]) => start.test(unindented) && !end.test(unindented));
}

/** Blocks of a root without those that stand before an offset. */
export function childrenFrom(root: Root, offset: number): RootContent[] {
  return root.children.filter((child) => (child.position?.start.offset ?? 0) >= offset);
}
