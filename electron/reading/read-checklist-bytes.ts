import type { Checklist } from '#shared/checklist/checklist.ts';
import type { ChecklistProblem } from '#shared/checklist/checklist-problem.ts';
import { decodeChecklist } from '#shared/checklist/decode-checklist.ts';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import { ok, type Result } from '#shared/result.ts';

export type ReadBytes = Result<
  { readonly markdown: string; readonly checklist: Checklist },
  ChecklistProblem
>;

/** The text and the checklist of a file's bytes, or why they are none. */
export function readChecklistBytes(bytes: Uint8Array): ReadBytes {
  const markdown = decodeChecklist(bytes);
  if (!markdown.ok) return markdown;
  const checklist = parseChecklist(markdown.value);
  return checklist.ok ? ok({ markdown: markdown.value, checklist: checklist.value }) : checklist;
}
