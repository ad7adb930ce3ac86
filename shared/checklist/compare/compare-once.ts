/** A run that is updated compares the same two versions when it is asked about, decided and shown: done once. */
import { ok, type Result } from '../../result.ts';
import type { ChecklistProblem } from '../checklist-problem.ts';
import type { Checklist } from '../checklist.ts';
import { compareChecklists, type Comparison } from '../compare-checklists.ts';
import { isLargeText, readChecklistOnce } from '../read-checklist-once.ts';

/** A text and what was read of it. Corrections change no words, so they change no comparison. */
export type ReadText = { readonly markdown: string; readonly checklist: Checklist };
type Texts = { readonly before: string; readonly after: string };

const kept: (Texts & { readonly comparison: Comparison })[] = [];
const mostKept = 4;

/** What `compareChecklists` says of two versions; of large ones it is remembered. */
export function compareOnce(before: ReadText, after: ReadText): Comparison {
  const texts = { before: before.markdown, after: after.markdown };
  const known = find(texts);
  if (known !== undefined) return known;
  const comparison = compareChecklists(before.checklist, after.checklist);
  if (isLargeText(texts.before) || isLargeText(texts.after)) rememberComparison(texts, comparison);
  return comparison;
}

/** The same of two texts; why one of them is no checklist. */
export function compareTextsOnce(before: string, after: string): Result<Comparison, ChecklistProblem> {
  const older = readChecklistOnce(before);
  if (!older.ok) return older;
  const newer = readChecklistOnce(after);
  if (!newer.ok) return newer;
  return ok(
    compareOnce({ markdown: before, checklist: older.value }, { markdown: after, checklist: newer.value }),
  );
}

/** Whether comparing these here would hold up everything else. */
export function needsComparing(texts: Texts): boolean {
  return (isLargeText(texts.before) || isLargeText(texts.after)) && find(texts) === undefined;
}

/** Takes over what another thread found, so that it is not compared here again. */
export function rememberComparison(texts: Texts, comparison: Comparison): void {
  if (find(texts) !== undefined) return;
  kept.push({ ...texts, comparison });
  if (kept.length > mostKept) kept.shift();
}

function find({ before, after }: Texts): Comparison | undefined {
  return kept.find((one) => one.before === before && one.after === after)?.comparison;
}
