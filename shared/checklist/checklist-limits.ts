import type { ChecklistProblem } from './checklist-problem.ts';

/** What a checklist may have, so that reading it always ends soon. Far above any checklist a person could work. */
export const limits = {
  /** Size of the file. */
  bytes: 5_000_000,
  /** Lists and block quotes inside each other. */
  depth: 60,
  /** Brackets, stars and other marks in one paragraph: the parser needs quadratic time to match them. */
  marks: 5_000,
  /** The same in what looks like fenced code, where marks are common. */
  marksInCode: 10_000,
  /** Lists and underlined headings times lines: at each of them the parser copies what it has read so far. */
  listsTimesLines: 60_000_000,
} as const;

type Scan = {
  line: number;
  lists: number;
  inCode: boolean;
  indents: readonly number[];
  wasPlain: boolean;
  paragraph: { line: number; marks: number };
};

/** Finds what would take the Markdown parser much more than linear time, in one cheap pass over the lines. */
export function findLimitPassed(source: string): ChecklistProblem | null {
  // A UTF-16 unit is at least one byte of UTF-8; the exact size is checked where bytes are read.
  if (source.length > limits.bytes) {
    return { code: 'TooLarge', bytes: source.length, limitBytes: limits.bytes };
  }
  const scan: Scan = {
    line: 0,
    lists: 0,
    inCode: false,
    indents: [],
    wasPlain: true,
    paragraph: { line: 1, marks: 0 },
  };
  for (const text of source.split(/\r\n|\n|\r/)) {
    const problem = scanLine(scan, text);
    if (problem !== null) return problem;
  }
  if (scan.lists * scan.line <= limits.listsTimesLines) return null;
  return { code: 'TooLong', lists: scan.lists, lines: scan.line };
}

function scanLine(scan: Scan, text: string): ChecklistProblem | null {
  scan.line += 1;
  const { markers, indent, rest } = containers(text);
  scanLists(scan, { markers, indent, rest });
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
