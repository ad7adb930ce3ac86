import type { Checklist } from '#shared/checklist/checklist.ts';
import type { ChecklistProblem } from '#shared/checklist/checklist-problem.ts';
import { limits } from '#shared/checklist/checklist-limits.ts';
import { decodeChecklist } from '#shared/checklist/decode-checklist.ts';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import { ok, refused, type Result } from '#shared/result.ts';

export type ReadBytes = Result<
  { readonly markdown: string; readonly checklist: Checklist },
  ChecklistProblem
>;

/** The text and the checklist of a file's bytes, or why they are none. */
export function readChecklistBytes(bytes: Uint8Array, mostItems: number = limits.items): ReadBytes {
  const markdown = decodeChecklist(bytes);
  if (!markdown.ok) return markdown;
  const checklist = parseChecklist(markdown.value);
  if (!checklist.ok) return checklist;
  const { items } = checklist.value.counts;
  if (items > mostItems) return refused({ code: 'TooMany', items, limit: mostItems });
  return ok({ markdown: markdown.value, checklist: checklist.value });
}
