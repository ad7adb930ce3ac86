/** What the author should look at: each notice is a code, a line and a sentence; none stops an import. */
import { allItems } from './all-items.ts';
import type { ChecklistGroup, ChecklistSection, Notice } from './checklist.ts';
import type { Outline } from './outline.ts';
import type { OutlineItem } from './outline-blocks.ts';
import { recogniseStep } from './recognise/steps.ts';

/** Notices in the order of the document. */
export function findNotices(
  outlined: Outline,
  sections: readonly ChecklistSection[],
  almostBoxes: readonly Notice[],
): readonly Notice[] {
  const groups = sections.flatMap((section) => section.groups);
  const written = [...almostBoxes, ...numberingGaps(outlined), ...stepGaps(groups)];
  return [...meaningNotices(sections), ...written].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** Follows from how the source is written, whatever it is taken to mean. */
export function isOfWriting({ code }: Notice): boolean {
  return code === 'NumberingGap' || code === 'AlmostBox';
}

/** The notices that follow from what was understood, and so change with every correction. */
export function meaningNotices(sections: readonly ChecklistSection[]): readonly Notice[] {
  return [
    ...tickedAlready(sections),
    ...windowsBackwards(sections.flatMap((section) => section.groups)),
    ...groupsWithoutWindow(sections),
    ...triggersWithoutTime(sections),
    ...rolesTwice(sections),
    ...wordingsTwice(sections),
  ];
}

function tickedAlready(sections: readonly ChecklistSection[]): Notice[] {
  return allItems({ sections })
    .filter(({ item }) => item.tickedInSource)
    .map(({ item }) => ({
      code: 'AlreadyTicked',
      line: item.line,
      text: `“${item.text}” is already ticked in the file. It starts open.`,
    }));
}

function windowsBackwards(groups: readonly ChecklistGroup[]): Notice[] {
  return groups
    .filter((group) => group.window !== null && group.window.fromMinutes >= group.window.toMinutes)
    .map((group) => ({
      code: 'WindowBackwards',
      line: group.line,
      text: `“${group.title}” starts at or after its end (${group.because ?? ''}).`,
    }));
}

function groupsWithoutWindow(sections: readonly ChecklistSection[]): Notice[] {
  return sections
    .filter((section) => section.groups.some((group) => group.kind === 'window'))
    .flatMap((section) => section.groups.filter((group) => group.kind === 'items'))
    .map((group) => ({
      code: 'GroupWithoutWindow',
      line: group.line,
      text: `“${group.title}” has no window. It is due before the last window closes.`,
    }));
}

function triggersWithoutTime(sections: readonly ChecklistSection[]): Notice[] {
  return allItems({ sections })
    .filter(({ item }) => item.trigger !== null && item.trigger.holdSeconds === null)
    .map(({ item }) => ({
      code: 'TriggerWithoutTime',
      line: item.line,
      text: `“${item.text}” has no time. It trips at once unless one is set.`,
    }));
}

function rolesTwice(sections: readonly ChecklistSection[]): Notice[] {
  const roles = allItems({ sections }).flatMap(({ item }) =>
    item.role === null ? [] : [{ ...item, role: item.role }],
  );
  return [...Map.groupBy(roles, (item) => item.role.toLowerCase()).values()].flatMap(([first, ...others]) =>
    others.map((item) => ({
      code: 'RoleTwice',
      line: item.line,
      text: `“${item.role}” already signs at line ${first?.line ?? 0}. It signs twice.`,
    })),
  );
}

/** "1. 2. 4." has a gap; "1. 1. 1." is a common way to let Markdown count. */
function numberingGaps(outlined: Outline): Notice[] {
  const lists = outlined.sections
    .flatMap((section) => section.groups)
    .flatMap((group) => listsOf(group.items));
  return lists.flatMap((items) => {
    if (items.every((item) => item.writtenNumber === items[0]?.writtenNumber)) return [];
    return items.flatMap((item, index) => {
      const before = items[index - 1]?.writtenNumber ?? null;
      if (before === null || item.writtenNumber === null || item.writtenNumber === 1) return [];
      if (item.writtenNumber === before + 1) return [];
      return [
        { code: 'NumberingGap', line: item.line, text: `Number ${item.writtenNumber} follows ${before}.` },
      ];
    });
  });
}

function listsOf(items: readonly OutlineItem[]): readonly (readonly OutlineItem[])[] {
  return items.length === 0 ? [] : [items, ...items.flatMap((item) => listsOf(item.children))];
}

function stepGaps(groups: readonly ChecklistGroup[]): Notice[] {
  const steps = groups.flatMap((group) => {
    const written = /\d+$/.exec(recogniseStep(group.title) ?? '')?.[0];
    return written === undefined ? [] : [{ group, written: Number(written) }];
  });
  return steps.flatMap(({ group, written }, index) => {
    const before = steps[index - 1]?.written ?? 0;
    if (written === before + 1 || written === 1) return [];
    return [
      {
        code: 'NumberingGap',
        line: group.line,
        text: `Step ${written} follows ${before === 0 ? 'no step' : `step ${before}`}.`,
      },
    ];
  });
}

function wordingsTwice(sections: readonly ChecklistSection[]): Notice[] {
  const byText = Map.groupBy(allItems({ sections }), ({ item }) => item.text.toLowerCase());
  return [...byText.values()]
    .filter((placed) => placed.length > 1)
    .map((placed) => ({
      code: 'SameWording',
      line: placed[1]?.item.line ?? null,
      text: `“${placed[0]?.item.text ?? ''}” appears at lines ${placed.map(({ item }) => item.line).join(' and ')}. Kept as ${placed.length} items.`,
    }));
}
