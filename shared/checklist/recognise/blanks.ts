/**
 * The rule: three or more underscores after a label are a blank of the approval sheet, typed by its label and the
 * label above its list.
 * "**Deployment Date:** ____", "Technical Lead: ____ Date: ____" yes; "snake___case", a rule of underscores no.
 */
import type { Nodes } from 'mdast';
import type { Blank, BlankPurpose, BlankType } from '../checklist.ts';
import { plainText } from '../outline-blocks.ts';
import { lineOf, sourceOf, type MarkdownPiece } from '../read-markdown.ts';
import { anyOf, trimEnds } from './words.ts';

const dateWords = anyOf(['date', 'dated', 'day']);
const timeWords = anyOf(['time']);
const contactWords = anyOf(['contact', 'contacts', 'phone', 'telephone', 'on call', 'pager', 'emergency']);
const approverWords = anyOf([
  'approved',
  'approved by',
  'approver',
  'approvers',
  'approval',
  'approvals',
  'sign off',
  'signed by',
  'authorised by',
  'authorized by',
]);
const deployedByWords = anyOf(['deployed by', 'released by', 'deployer', 'performed by', 'executed by']);
const deciderWords = anyOf(['decision maker', 'decided by', 'decider']);

/** Three or more underscores, escaped or not, that are not part of a word. */
const underscores = /(?<![\p{L}\p{N}_\\])(?:\\?_){3,}(?![\p{L}\p{N}])/gu;

type Found = {
  readonly label: string;
  readonly line: number;
  readonly heading: string | null;
  readonly afterOwner: string | null;
};
type Above = { label: string | null; heading: string | null };

/** Gathers the blanks of a document while its pieces pass by in their order. */
export function blankCollector(): {
  readonly look: (piece: MarkdownPiece) => void;
  readonly blanks: () => readonly Blank[];
} {
  const found: Found[] = [];
  const above: Above = { label: null, heading: null };
  return {
    look: (piece) => collect(piece, piece.root, above, found),
    blanks: () =>
      found.map((blank) => ({
        label: blank.label,
        type: typeOf(blank),
        purpose: purposeOf(blank),
        heading: blank.heading,
        line: blank.line,
      })),
  };
}

function collect(piece: MarkdownPiece, parent: Nodes, above: Above, found: Found[]): void {
  if (!('children' in parent)) return;
  for (const node of parent.children) {
    if (node.type === 'heading') {
      above.heading = plainText(node);
      above.label = null;
    } else if (node.type === 'paragraph' || node.type === 'table') {
      const blanks = blanksIn(
        piece,
        node,
        parent.type === 'listItem' ? (above.label ?? listHeading(above)) : null,
      );
      found.push(...blanks);
      if (parent.type !== 'listItem') above.label = blanks.length === 0 ? labelOf(plainText(node)) : null;
    } else {
      collect(piece, node, above, found);
    }
  }
}

/** A heading names its list of blanks only when it says what they are for. */
function listHeading(above: Above): string | null {
  const heading = above.heading ?? '';
  return approverWords.test(heading) || contactWords.test(heading) ? heading : null;
}

/** A paragraph that ends in a colon labels the list below it. */
function labelOf(text: string): string | null {
  return /[:：]$/u.test(text) ? cleanLabel(text) : null;
}

function blanksIn(piece: MarkdownPiece, node: Nodes, heading: string | null): Found[] {
  const text = sourceOf(piece, node);
  if (!text.includes('___') && !text.includes('\\_')) return [];
  const firstLine = lineOf(piece, node);
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    const labels = blanksInLine(line).map(({ label }) => label);
    return labels.map((label, at) => ({
      label,
      line: firstLine + index,
      heading,
      afterOwner: labels[at - 1] ?? null,
    }));
  });
}

/** The labelled blanks of one line, with the place of their underscores in it; also what the export fills. */
export function blanksInLine(line: string): readonly { label: string; start: number; end: number }[] {
  let labelStart = 0;
  const withoutCode = line.replace(/`[^`]*`/g, (code) => ' '.repeat(code.length));
  return [...withoutCode.matchAll(underscores)].flatMap((match) => {
    const label = cleanLabel(line.slice(labelStart, match.index).split('|').at(-1) ?? '');
    labelStart = match.index + match[0].length;
    return label === '' ? [] : [{ label, start: match.index, end: labelStart }];
  });
}

/** "**Deployment Date:** " and "- [ ] Lead: " without marks, box and colon. */
function cleanLabel(text: string): string {
  const bare = text
    .replace(/^\s*(?:>\s*)*(?:[-+*]\s+|\d+[.)]\s+)?(?:\[.\]\s+)?/u, '')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ');
  return trimEnds(bare, /[\s:：,;()\p{Pd}]/u);
}

function typeOf({ label, heading }: Found): BlankType {
  if (dateWords.test(label)) return 'date';
  if (timeWords.test(label)) return 'time';
  return contactWords.test(heading ?? '') || contactWords.test(label) ? 'contact' : 'name';
}

function purposeOf(blank: Found): BlankPurpose {
  const { label, heading, afterOwner } = blank;
  const type = typeOf(blank);
  const ofApprover = approverWords.test(heading ?? '') || approverWords.test(afterOwner ?? '');
  if (type === 'date')
    return afterOwner === null ? 'deployment-date' : ofApprover ? 'approver-date' : 'other';
  if (type === 'time') return afterOwner === null ? 'deployment-time' : 'other';
  if (type === 'contact') return 'contact';
  if (deciderWords.test(label)) return 'decision-maker';
  if (deployedByWords.test(label)) return 'deployed-by';
  return ofApprover || approverWords.test(label) ? 'approver' : 'other';
}
