import type { ChecklistItem } from '#shared/checklist/checklist.ts';

/** Items whose number or text holds every word that was typed. */
export function matching(items: readonly ChecklistItem[], filter: string): readonly ChecklistItem[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items.filter((item) => {
    const text = `${item.number} ${item.text}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
