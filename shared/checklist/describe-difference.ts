import type { ChecklistDifference } from './compare-checklists.ts';

export const changeWords: Readonly<Record<ChecklistDifference['change'], string>> = {
  added: 'Added',
  removed: 'Removed',
  reworded: 'Reworded',
  moved: 'Moved',
  regrouped: 'Other group',
};

/** One difference in words, without the kind of change. */
export function describeDifference(difference: ChecklistDifference): string {
  switch (difference.change) {
    case 'added':
    case 'removed':
      return `“${difference.text}” (${difference.group})`;
    case 'reworded':
      return `“${difference.before}” is now “${difference.text}” (${difference.group})`;
    case 'moved':
      return `“${difference.text}”, item ${difference.from}, is now ${difference.to} (${difference.group})`;
    case 'regrouped':
      return `“${difference.text}” went from ${difference.groupBefore} to ${difference.group}`;
  }
}

/** "2 added, 1 reworded", or "the same items". */
export function countDifferences(differences: readonly ChecklistDifference[]): string {
  const counts = Object.entries(changeWords).flatMap(([change, word]) => {
    const count = differences.filter((difference) => difference.change === change).length;
    return count === 0
      ? []
      : [`${count} ${change === 'regrouped' ? 'in another group' : word.toLowerCase()}`];
  });
  return counts.length === 0 ? 'the same items' : counts.join(', ');
}
