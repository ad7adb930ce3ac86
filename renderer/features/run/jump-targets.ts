import type { ChecklistGroup } from '#shared/checklist/checklist.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { groupsInOrder } from '#shared/run/work-order.ts';

/** Groups whose number begins with what was typed first, then those whose name or section holds it. */
export function jumpTargets(run: StartedRun, typed: string): readonly ChecklistGroup[] {
  const text = typed.trim().toLowerCase();
  const groups = groupsInOrder(run);
  if (text === '') return groups;
  const byNumber = groups.filter((group) => group.number === text || group.number.startsWith(`${text}.`));
  const sectionOf = new Map(
    run.checklist.sections.flatMap((section) =>
      section.groups.map((group) => [group.number, section.title] as const),
    ),
  );
  const byName = groups.filter(
    (group) =>
      !byNumber.includes(group) &&
      (group.number.startsWith(text) ||
        `${group.title} ${sectionOf.get(group.number) ?? ''}`.toLowerCase().includes(text)),
  );
  return [...byNumber, ...byName];
}
