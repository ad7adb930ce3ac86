/** What is understood of a checklist, in words for its author: each meaning with the words that led to it. */
import { allItems } from './all-items.ts';
import type { Checklist, ChecklistGroup, ChecklistItem, ChecklistSection, Part } from './checklist.ts';

/** Lines of plain text, without line ends. */
export function explainChecklist(checklist: Checklist): readonly string[] {
  const { counts } = checklist;
  return [
    ...(checklist.title === '' ? [] : [checklist.title]),
    `${many(counts.items, 'item')} in ${many(counts.groups, 'group')} of ${many(counts.sections, 'section')}.`,
    '',
    ...checklist.sections.flatMap(sectionLines),
    ...blankLines(checklist),
    ...(checklist.notices.length === 0 ? [] : ['Look at these:']),
    ...checklist.notices.map(({ line, text }) => `  ${line === null ? '' : `line ${line}: `}${text}`),
  ];
}

function sectionLines(section: ChecklistSection): readonly string[] {
  const items = allItems({ sections: [section] }).length;
  return [
    `${section.number} ${section.title} (line ${section.line}, ${many(items, 'item')}): ${parts[section.part]}${led(section.because)}`,
    ...section.groups.flatMap((group) => groupLines(section, group)),
    '',
  ];
}

function groupLines(section: ChecklistSection, group: ChecklistGroup): readonly string[] {
  const items = allItems({ sections: [{ ...section, groups: [group] }] }).flatMap(({ item }) =>
    seenLines(item),
  );
  if (group.kind === 'items' && items.length === 0) return [];
  return [`  ${group.number} ${group.title}: ${kindWords(group)}${led(group.because)}`, ...items];
}

function seenLines(item: ChecklistItem): readonly string[] {
  const seen = [
    item.trigger === null
      ? null
      : `watched: ${item.trigger.metric}, ${item.trigger.limit === null ? 'no limit' : `limit “${item.trigger.limit.words}”`}, ${item.trigger.holdSeconds === null ? 'trips at once' : `trips after ${item.trigger.holdSeconds} s`}`,
    item.role === null ? null : `signed by “${item.role}”`,
    item.conditional === null ? null : `asks whether it applies: “${item.conditional}”`,
    item.limit === null ? null : `measured: “${item.limit.words}”`,
    item.subChecks.length === 0 ? null : `checked one by one: ${item.subChecks.join(', ')}`,
  ].filter((words) => words !== null);
  return seen.map((words) => `    line ${item.line}, “${item.text}”: ${words}`);
}

function blankLines({ blanks }: Checklist): readonly string[] {
  if (blanks.length === 0) return [];
  const lines = blanks.map(
    ({ line, label, type, purpose }) => `  line ${line}, “${label}”: ${type}, ${purpose}`,
  );
  return [`${blanks.length} blanks of the approval sheet:`, ...lines, ''];
}

function led(because: string | null): string {
  return because === null ? '' : ` – read from “${because}”`;
}

function kindWords(group: ChecklistGroup): string {
  switch (group.kind) {
    case 'items':
      return 'a plain list';
    case 'step':
      return `step ${group.step ?? ''}, after a gate`;
    case 'window':
      return windowWords(group);
    case 'triggers':
      return 'rollback triggers, watched and never ticked';
    case 'rollback':
      return 'the rollback, dormant until it is decided';
    case 'sign-off':
      return 'sign-offs';
    case 'follow-up':
      return followUpWords(group);
  }
}

function windowWords({ window }: ChecklistGroup): string {
  return window === null ? 'a window' : `due from T+${window.fromMinutes} to T+${window.toMinutes} minutes`;
}

function followUpWords({ followUp }: ChecklistGroup): string {
  if (followUp === null) return 'follow-ups';
  return `follow-ups, due on day ${followUp.dueDay}${followUp.repeats === 'monthly' ? ' and each month' : ''}`;
}

const parts: Readonly<Record<Part, string>> = {
  prepare: 'before the deployment',
  deploy: 'the deployment',
  verify: 'after go-live',
  rollback: 'for a rollback only',
  approve: 'signed',
  'follow-up': 'after the night',
};

function many(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
