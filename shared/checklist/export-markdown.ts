import type { ListItem } from 'mdast';
import { allItems } from './all-items.ts';
import type { Checklist, ChecklistItem } from './checklist.ts';
import { escapeAnswer } from './escape-answer.ts';
import { offsetsOf, readMarkdown, type MarkdownPiece } from './read-markdown.ts';
import { blanksInLine } from './recognise/blanks.ts';

/** What a run says of one item; `lines` are plain text (who, when, note, value), made by the caller. */
export type ItemAnswer = {
  /** The item's number, "3.2.4". */
  readonly number: string;
  readonly state: 'done' | 'failed' | 'deferred' | 'not-applicable' | 'open';
  readonly lines: readonly string[];
};

/** What stands in place of a blank's underscores. */
export type BlankAnswer = { readonly line: number; readonly label: string; readonly value: string };

/** Columns from one tab stop to the next (CommonMark 0.31, 2.2). */
const tabWidth = 4;

type Edit = { readonly start: number; readonly end: number; readonly text: string };

/**
 * The checklist as its run answered it: the source with `x` in the boxes of done items, the answers as a list
 * below each item and the blanks filled in. Nothing else changes: without answers it is the source byte for byte,
 * and reading the result again finds the same items.
 */
export function exportMarkdown(
  source: string,
  checklist: Checklist,
  answers: readonly ItemAnswer[],
  blankAnswers: readonly BlankAnswer[] = [],
): string {
  if (answers.length === 0 && blankAnswers.length === 0) return source;
  const items = new Map(allItems(checklist).map(({ item }) => [item.number, item]));
  const answered = new Map(
    answers.flatMap((answer) => {
      const item = items.get(answer.number);
      return item === undefined ? [] : [[item.boxOffset, { item, answer }] as const];
    }),
  );
  const edits: Edit[] = [];
  for (const piece of answered.size === 0 ? [] : readMarkdown(source)) {
    for (const [node, { offset }] of piece.boxes) {
      const found = answered.get(offset);
      if (found === undefined) continue;
      edits.push(...tickBox(source, found.item, found.answer), ...insertLines(piece, { ...found, node }));
    }
  }
  return applyEdits(source, [...edits, ...fillBlanks(source, blankAnswers)]);
}

/** Only a box that says something else is changed: `[X]` of a done item stays. */
function tickBox(source: string, item: ChecklistItem, answer: ItemAnswer): Edit[] {
  const isTicked = source.charAt(item.boxOffset).toLowerCase() === 'x';
  if (isTicked === (answer.state === 'done')) return [];
  return [{ start: item.boxOffset, end: item.boxOffset + 1, text: isTicked ? ' ' : 'x' }];
}

type Answered = { readonly item: ChecklistItem; readonly node: ListItem; readonly answer: ItemAnswer };

/** The answers follow the item's own text, before what stands below it. */
function insertLines(piece: MarkdownPiece, { item, node, answer }: Answered): Edit[] {
  const lines = answer.lines.map(answerLine).filter(Boolean);
  const [paragraph] = node.children;
  if (lines.length === 0 || paragraph === undefined) return [];
  const { prefix, marker } = placeBelow(piece, item, node);
  const at = endOfLine(piece.source, offsetsOf(piece, paragraph).end);
  const eol = /\r\n|\n|\r/.exec(piece.source)?.[0] ?? '\n';
  return [{ start: at, end: at, text: lines.map((line) => `${eol}${prefix}${marker} ${line}`).join('') }];
}

/** A note of several lines stays one line, so that no line of it can begin a block of its own. */
function answerLine(line: string): string {
  return escapeAnswer(line.replace(/\s*[\r\n\u2028\u2029]+\s*/gu, ' / '));
}

/**
 * Answers stand in the column of the block that follows, or else of the item's text, so that they take in nothing
 * that follows. Before indented code only a quote does that: a list would take the code in.
 */
function placeBelow(
  piece: MarkdownPiece,
  item: ChecklistItem,
  node: ListItem,
): { prefix: string; marker: string } {
  const ownPrefix = blankPrefix(piece.source, item.boxOffset - 1);
  const next = node.children[1];
  if (next === undefined) return { prefix: ownPrefix, marker: '-' };
  const { start } = offsetsOf(piece, next);
  const isIndentedCode = next.type === 'code' && !/^(?:```|~~~)/.test(piece.source.slice(start, start + 3));
  return isIndentedCode
    ? { prefix: ownPrefix, marker: '>' }
    : { prefix: blankPrefix(piece.source, start), marker: '-' };
}

/**
 * The line up to a place, with list markers as spaces; quote marks and tabs stay, to keep the same column. Lines of
 * a footnote stand four columns in, however long its label, and tabs after that are as wide as they were.
 */
function blankPrefix(source: string, offset: number): string {
  const lineStart = Math.max(source.lastIndexOf('\n', offset - 1), source.lastIndexOf('\r', offset - 1)) + 1;
  const line = source.slice(lineStart, offset).replace('\uFEFF', '');
  return tabsAfterLabelAsSpaces(line)
    .replace(footnoteLabel, '    ')
    .replace(/[^>\t]/gu, ' ');
}

const footnoteLabel = /\[\^[^\]]*\]:[ \t]*/gu;

function tabsAfterLabelAsSpaces(line: string): string {
  const from = line.search(footnoteLabel);
  if (from === -1) return line;
  let column = 0;
  return Array.from(line, (character, index) => {
    const width = character === '\t' ? tabWidth - (column % tabWidth) : 1;
    column += width;
    return character === '\t' && index > from ? ' '.repeat(width) : character;
  }).join('');
}

function endOfLine(source: string, offset: number): number {
  const lineBreak = /[\r\n]|$/g;
  lineBreak.lastIndex = offset;
  return lineBreak.exec(source)?.index ?? source.length;
}

function fillBlanks(source: string, blankAnswers: readonly BlankAnswer[]): Edit[] {
  if (blankAnswers.length === 0) return [];
  const starts = [0, ...[...source.matchAll(/\r\n|\n|\r/g)].map((eol) => eol.index + eol[0].length)];
  const filled = new Set<number>();
  return blankAnswers.flatMap(({ line, label, value }) => {
    const lineStart = starts[line - 1];
    if (lineStart === undefined || value.trim() === '') return [];
    const text = source.slice(lineStart, endOfLine(source, lineStart));
    const blank = blanksInLine(text).find(
      (found) => found.label === label && !filled.has(lineStart + found.start),
    );
    if (blank === undefined) return [];
    filled.add(lineStart + blank.start);
    return [{ start: lineStart + blank.start, end: lineStart + blank.end, text: answerLine(value) }];
  });
}

function applyEdits(source: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(source.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  return [...pieces, source.slice(from)].join('');
}
