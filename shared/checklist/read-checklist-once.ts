/** A checklist is read when its run is created and again at every start: the same text is taken apart only once. */
import { refused, type Result } from '../result.ts';
import { limits } from './checklist-limits.ts';
import type { ChecklistProblem } from './checklist-problem.ts';
import type { Checklist } from './checklist.ts';
import { parseChecklist } from './parse-checklist.ts';

type Read = Result<Checklist, ChecklistProblem>;

/** More texts than a laptop has in use at a time; the oldest goes first. */
const keptTexts = 16;
const read = new Map<string, Read>();

/** What `parseChecklist` says of this text: for one text, while it is kept, the very same object. */
export function readChecklistOnce(markdown: string): Read {
  const known = read.get(markdown);
  if (known !== undefined) return known;
  const found = markdown.length > limits.bytes ? tooLarge(markdown) : parseChecklist(markdown);
  const [oldest] = read.keys();
  if (oldest !== undefined && read.size >= keptTexts) read.delete(oldest);
  read.set(markdown, found);
  return found;
}

/** A UTF-16 unit is at least one byte of UTF-8; the exact size is checked where bytes are read. */
function tooLarge(markdown: string): Read {
  return refused({ code: 'TooLarge', bytes: markdown.length, limitBytes: limits.bytes });
}
