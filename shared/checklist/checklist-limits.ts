import type { ChecklistProblem } from './checklist-problem.ts';

/** What a checklist may have, so that reading it always ends soon. Far above any checklist a person could work. */
export const limits = {
  /** Size of the file. */
  bytes: 5_000_000,
  /** Lists and block quotes inside each other. */
  depth: 60,
  /** Brackets, stars, underscores, tildes and backticks in one paragraph: matching them takes quadratic time. */
  marks: 2_000,
} as const;

/** Finds what would take the Markdown parser more than linear time, in one cheap pass over the lines. */
export function findLimitPassed(source: string): ChecklistProblem | null {
  // One character is at most three bytes of UTF-8 per UTF-16 unit; the exact size was checked where bytes were read.
  if (source.length > limits.bytes) {
    return { code: 'TooLarge', bytes: source.length, limitBytes: limits.bytes };
  }
  let line = 0;
  let paragraph = { line: 1, marks: 0 };
  let indents: readonly number[] = [];
  for (const text of source.split(/\r\n|\n|\r/)) {
    line += 1;
    const { markers, indent, rest } = containers(text);
    indents = markers === 0 ? indents : [...indents.filter((outer) => outer < indent), indent];
    if (markers > limits.depth || indents.length > limits.depth) {
      return { code: 'TooDeep', line, limit: limits.depth };
    }
    const startsParagraph = markers > 0 || rest === '';
    paragraph = startsParagraph ? { line, marks: 0 } : paragraph;
    paragraph.marks += countMarks(rest);
    if (paragraph.marks > limits.marks) {
      return { code: 'TooTangled', line: paragraph.line, limit: limits.marks };
    }
  }
  return null;
}

/** Container markers at the start of a line (`> `, `- `, `1. `), the column after its indentation, and what follows. */
function containers(text: string): { markers: number; indent: number; rest: string } {
  const marker = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y;
  let markers = 0;
  let end = 0;
  while (marker.test(text)) {
    markers += 1;
    end = marker.lastIndex;
  }
  return { markers, indent: text.search(/[^ \t]|$/), rest: text.slice(end).trim() };
}

function countMarks(text: string): number {
  return text.match(/[[\]*_~`!<&]/g)?.length ?? 0;
}
