import type { Checklist, ChecklistGroup, ChecklistSection } from '#shared/checklist/checklist.ts';
import { allItems } from '#shared/checklist/all-items.ts';

/** One line of what was understood: a section, a group, or the blanks at the end. */
export type OutlineRow = {
  readonly key: string;
  readonly level: 1 | 2;
  readonly number: string;
  readonly title: string;
  /** What it means, in a word: "Prepare", "5 steps", "triggers". */
  readonly meaning: string;
  /** The words in the source that led to it, or null. */
  readonly because: string | null;
  readonly count: number | null;
  /** Lines of the source, both included. */
  readonly from: number;
  readonly to: number;
  readonly section: ChecklistSection | null;
  readonly group: ChecklistGroup | null;
};
export type Chosen = OutlineRow;

/** Sections with their groups, then the blanks of the approval sheet. */
export function outlineRows(checklist: Checklist, lines: readonly string[]): readonly OutlineRow[] {
  return withoutBlankEnds(allRows(checklist, lines.length), lines);
}

/** What the list shows: all sections, and the groups of the chosen one and of those that hold different kinds. */
export function shownRows(
  rows: readonly OutlineRow[],
  chosen: OutlineRow | undefined,
): readonly OutlineRow[] {
  return rows.filter(
    ({ level, section }) =>
      level === 1 || section === null || section.number === chosen?.section?.number || isMixed(section),
  );
}

function isMixed({ groups }: ChecklistSection): boolean {
  const kinds = new Set(groups.map((group) => group.kind).filter((kind) => kind !== 'items'));
  return kinds.size > 1;
}

function withoutBlankEnds(rows: readonly OutlineRow[], lines: readonly string[]): readonly OutlineRow[] {
  return rows.map((row) => {
    const own = lines.slice(row.from - 1, row.to);
    const last = own.findLastIndex((line) => !/^\s*(-{3,}\s*)?$/.test(line));
    return last === -1 ? row : { ...row, to: row.from + last };
  });
}

function allRows(checklist: Checklist, lastLine: number): readonly OutlineRow[] {
  const blankLines = checklist.blanks.map((blank) => blank.line);
  const blanksFrom = blankLines.length === 0 ? lastLine + 1 : Math.min(...blankLines);
  const rows = checklist.sections.flatMap((section, index) => {
    const next = checklist.sections[index + 1];
    const end = (next?.line ?? blanksFrom) - 1;
    return sectionRows(section, end);
  });
  return blankLines.length === 0 ? rows : [...rows, blanksRow(checklist, blanksFrom, lastLine)];
}

export function findChosen(rows: readonly OutlineRow[], key: string | null): OutlineRow | undefined {
  return (
    rows.find((row) => row.key === key) ??
    rows.find((row) => row.group?.kind === 'triggers') ??
    rows.find((row) => row.level === 1)
  );
}

function sectionRows(section: ChecklistSection, end: number): readonly OutlineRow[] {
  const single = section.groups.length === 1 ? section.groups[0] : undefined;
  const row: OutlineRow = {
    key: section.number,
    level: 1,
    number: section.number,
    title: section.title,
    meaning: sectionMeaning(section),
    because: section.because ?? single?.because ?? null,
    count: allItems({ sections: [section] }).length,
    from: section.line,
    to: end,
    section,
    group: single ?? null,
  };
  if (single !== undefined) return [row];
  return [
    row,
    ...section.groups.map((group, index): OutlineRow => ({
      key: group.number,
      level: 2,
      number: '',
      title: group.title,
      meaning: groupMeaning(group),
      because: group.because,
      count: allItems({ sections: [{ ...section, groups: [group] }] }).length,
      from: group.line,
      to: (section.groups[index + 1]?.line ?? end + 1) - 1,
      section,
      group,
    })),
  ];
}

function blanksRow(checklist: Checklist, from: number, to: number): OutlineRow {
  return {
    key: 'blanks',
    level: 1,
    number: '',
    title: 'Blanks of the approval sheet',
    meaning: 'sheet',
    because: null,
    count: checklist.blanks.length,
    from,
    to,
    section: null,
    group: null,
  };
}

function sectionMeaning(section: ChecklistSection): string {
  const count = (kind: ChecklistGroup['kind']): number =>
    section.groups.filter((group) => group.kind === kind).length;
  if (count('step') > 0) return plural(count('step'), 'step');
  if (count('window') > 0) return plural(count('window'), 'window');
  return partMeanings[section.part];
}

function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

const partMeanings: Readonly<Record<ChecklistSection['part'], string>> = {
  prepare: 'Prepare',
  deploy: 'Deploy',
  verify: 'Verify',
  rollback: 'Rollback',
  approve: 'sign-offs',
  'follow-up': 'follow-ups',
};

function groupMeaning(group: ChecklistGroup): string {
  switch (group.kind) {
    case 'items':
      return group.ordered ? 'in order' : '';
    case 'step':
      return group.step === null ? 'step' : `step ${group.step}`;
    case 'window':
      return group.window === null ? 'window' : `${group.window.fromMinutes}–${group.window.toMinutes} min`;
    case 'triggers':
      return 'triggers';
    case 'rollback':
      return 'steps';
    case 'sign-off':
      return 'sign-offs';
    case 'follow-up':
      return followUpMeaning(group);
  }
}

function followUpMeaning({ followUp }: ChecklistGroup): string {
  if (followUp === null) return 'follow-up';
  return followUp.repeats === 'monthly' ? 'each month' : `due day ${followUp.dueDay}`;
}
