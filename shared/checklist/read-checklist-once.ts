/** A checklist is read when its run is created and again at every start: the same text is taken apart only once. */
import { ok, refused, type Result } from '../result.ts';
import { limits } from './checklist-limits.ts';
import type { ChecklistProblem } from './checklist-problem.ts';
import type { Checklist } from './checklist.ts';
import { applyCorrections } from './corrections/apply-corrections.ts';
import type { Correction } from './corrections/correction.ts';
import { parseChecklist } from './parse-checklist.ts';

type Read = Result<Checklist, ChecklistProblem>;

/** More texts than a laptop has in use at a time; the one that was not asked for longest goes first. */
const keptTexts = 16;
const read = new Map<string, Read>();

/** Characters from which a text is read in another thread first: here it would be felt. */
const largeText = 50_000;

/** Whether reading this text here would hold up everything else: it is large and was not read yet. */
export function needsReading(markdown: string): boolean {
  return isLargeText(markdown) && !read.has(markdown);
}

export function isLargeText(markdown: string): boolean {
  return isLargeLength(markdown.length);
}

/** Of so many characters. */
export function isLargeLength(characters: number): boolean {
  return characters > largeText;
}

/** What is known of a text without reading it. */
export function knownReading(markdown: string): Read | null {
  return read.get(markdown) ?? null;
}

/** What `parseChecklist` says of this text: for one text, while it is kept, the very same object. */
export function readChecklistOnce(markdown: string): Read {
  const known = read.get(markdown);
  if (known !== undefined) {
    keep(markdown, known);
    return known;
  }
  const found = markdown.length > limits.bytes ? tooLarge(markdown) : parseChecklist(markdown);
  keep(markdown, found);
  return found;
}

/** Takes over what another thread read of a text, so that it is not read here again. */
export function rememberReading(markdown: string, found: Read): void {
  if (!read.has(markdown)) keep(markdown, found);
}

function keep(markdown: string, found: Read): void {
  read.delete(markdown);
  const [oldest] = read.keys();
  if (oldest !== undefined && read.size >= keptTexts) read.delete(oldest);
  read.set(markdown, found);
}

/** A run's checklist: its text as its author corrected it. */
export function readCorrected(source: {
  readonly markdown: string;
  readonly corrections?: readonly Correction[] | undefined;
}): Read {
  const base = readChecklistOnce(source.markdown);
  if (!base.ok || source.corrections === undefined || source.corrections.length === 0) return base;
  return ok(correctedOnce(base.value, JSON.stringify(source.corrections), source.corrections));
}

const corrected = new WeakMap<Checklist, Map<string, Checklist>>();

function correctedOnce(base: Checklist, key: string, corrections: readonly Correction[]): Checklist {
  const known = corrected.get(base) ?? new Map<string, Checklist>();
  corrected.set(base, known);
  const found = known.get(key) ?? applyCorrections(base, corrections).checklist;
  known.set(key, found);
  return found;
}

/** A UTF-16 unit is at least one byte of UTF-8; the exact size is checked where bytes are read. */
function tooLarge(markdown: string): Read {
  return refused({ code: 'TooLarge', bytes: markdown.length, limitBytes: limits.bytes });
}
