/** Short names made from the checklist's own words; the full text stays in the header and on the sheet. */
import type { ChecklistGroup } from '#shared/checklist/checklist.ts';

type Minutes = { readonly fromMinutes: number; readonly toMinutes: number };

/** "0–30", or "1–2 h" for windows told in whole hours. */
export function windowLabel(minutes: Minutes): string {
  const { fromMinutes, toMinutes } = minutes;
  if (!isTold(minutes)) return `${fromMinutes}–${toMinutes}`;
  return `${fromMinutes / 60}–${toMinutes / 60} h`;
}

/** "0 to 30", for a voice. */
export function spokenWindow(minutes: Minutes): string {
  if (!isTold(minutes)) return `${minutes.fromMinutes} to ${minutes.toMinutes}`;
  return `${minutes.fromMinutes / 60} to ${minutes.toMinutes / 60} hours`;
}

/** A group's title without its step number or its minutes. */
export function shortTitle(group: ChecklistGroup): string {
  if (group.kind === 'step') return group.title.replace(/^step\s+\w+\s*[:.–—-]\s*/i, '') || group.title;
  if (group.window === null) return group.title;
  return group.title.replace(/\s*\([^)]*\d[^)]*\)\s*$/, '') || group.title;
}

/** "1 item", "3 items". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "three windows": small numbers in words, for sentences. */
export function spelled(count: number, one: string, many = `${one}s`): string {
  return `${numbers[count] ?? count} ${count === 1 ? one : many}`;
}

/** "Step 3", or the group's number when it is no step. */
export function stepName(group: ChecklistGroup): string {
  return group.step === null ? group.number : `Step ${group.step}`;
}

function isTold({ fromMinutes, toMinutes }: Minutes): boolean {
  return toMinutes >= 120 && fromMinutes % 60 === 0 && toMinutes % 60 === 0;
}
