import type { ChecklistProblem } from './checklist-problem.ts';
import { pieceSize } from './cut-markdown.ts';

/** What a checklist may have, so that reading it always ends soon. Far above any checklist a person could work. */
export const limits = {
  /** Size of a file that becomes a version: every run carries its checklist in its first event. */
  bytes: 5_000_000,
  /** Check boxes of a new version: what is read crosses to the window as a whole. */
  items: 50_000,
  /** Lists and block quotes inside each other. */
  depth: 60,
  /** Brackets, stars and other marks in one paragraph: the parser needs quadratic time to match them. */
  marks: 5_000,
  /** The same in what looks like fenced code, where marks are common. */
  marksInCode: 10_000,
  /** Lists and underlined headings times lines of a piece that cannot be cut: at each the parser copies what it has read. */
  listsTimesLines: 60_000_000,
} as const;

type Scan = {
  line: number;
  /** Characters, lines and lists since the last place where the parser can begin anew. */
  size: number;
  lines: number;
  lists: number;
  inCode: boolean;
  indents: readonly number[];
  wasPlain: boolean;
  wasBlank: boolean;
  paragraph: { line: number; marks: number };
};

/** Finds what would take the Markdown parser much more than linear time, in one cheap pass over the lines. */
export function findLimitPassed(source: string): ChecklistProblem | null {
  const scan: Scan = {
    line: 0,
    size: 0,
    lines: 0,
    lists: 0,
    inCode: false,
    indents: [],
    wasPlain: true,
    wasBlank: true,
    paragraph: { line: 1, marks: 0 },
  };
  for (const text of source.split(/\r\n|\n|\r/)) {
    const problem = scanLine(scan, text);
    if (problem !== null) return problem;
  }
  return null;
}

function scanLine(scan: Scan, text: string): ChecklistProblem | null {
  scan.line += 1;
  const { markers, indent, rest } = containers(text);
  beginAnew(scan, text, { markers, indent, rest });
  scanLists(scan, { markers, indent, rest });
  if (scan.lists * scan.lines > limits.listsTimesLines) {
    return { code: 'TooLong', lists: scan.lists, lines: scan.lines };
  }
  if (markers > limits.depth || scan.indents.length > limits.depth) {
    return { code: 'TooDeep', line: scan.line, limit: limits.depth };
  }
  if (/^(?:```|~~~)/.test(rest)) {
    scan.inCode = !scan.inCode;
    scan.paragraph = { line: scan.line, marks: 0 };
  }
  if (markers > 0 || rest === '' || rest.startsWith('#')) scan.paragraph = { line: scan.line, marks: 0 };
  scan.paragraph.marks += rest.match(/[[\]*_~`!<&]/g)?.length ?? 0;
  const limit = scan.inCode ? limits.marksInCode : limits.marks;
  return scan.paragraph.marks > limit ? { code: 'TooTangled', line: scan.paragraph.line, limit } : null;
}

/** Where `cut-markdown.ts` may cut, what was read before costs nothing any more. */
function beginAnew(scan: Scan, text: string, { markers, indent, rest }: Containers): void {
  const isCut = indent === 0 && rest !== '' && (scan.wasBlank || markers === 1 || rest.startsWith('#'));
  if (isCut && scan.size >= pieceSize) {
    scan.size = 0;
    scan.lines = 0;
    scan.lists = 0;
  }
  scan.size += text.length + 1;
  scan.lines += 1;
  scan.wasBlank = rest === '' && markers === 0;
}

/** Counts, never too low, how often a list or quote begins. */
function scanLists(scan: Scan, { markers, indent, rest }: Containers): void {
  const isUnderline = markers === 0 && /^(?:=+|-+)$/.test(rest);
  const isNew = markers > 0 && (scan.wasPlain || markers > 1 || !scan.indents.includes(indent));
  scan.lists += (isNew ? markers : 0) + (isUnderline ? 1 : 0);
  if (markers > 0) scan.indents = [...scan.indents.filter((outer) => outer < indent), indent];
  if (rest !== '' || markers > 0) scan.wasPlain = markers === 0;
}

type Containers = { readonly markers: number; readonly indent: number; readonly rest: string };

/** Container markers at the start of a line (`> `, `- `, `1. `), the indentation before them, and what follows. */
function containers(text: string): Containers {
  const marker = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y;
  let markers = 0;
  let end = 0;
  while (marker.test(text)) {
    markers += 1;
    end = marker.lastIndex;
  }
  return { markers, indent: text.search(/[^ \t]|$/), rest: text.slice(end).trim() };
}
