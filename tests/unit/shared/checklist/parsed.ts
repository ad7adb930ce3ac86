import { allItems } from '#shared/checklist/all-items.ts';
import type { Checklist, ChecklistItem } from '#shared/checklist/checklist.ts';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';

/** The checklist of a document that is known to be one. */
export function parsed(markdown: string): Checklist {
  const result = parseChecklist(markdown);
  if (!result.ok) throw new Error(`not a checklist: ${result.error.code}`);
  return result.value;
}

/** Every item of a document, in order. */
export function itemsOf(markdown: string): readonly ChecklistItem[] {
  return allItems(parsed(markdown)).map(({ item }) => item);
}

/** What identifies the items of a checklist: number, text, kind. */
export function identities(checklist: Checklist): readonly string[] {
  return allItems(checklist).map(({ item }) => `${item.number} ${item.kind} ${item.text}`);
}
