import type { Checklist, ChecklistGroup, ChecklistItem, ChecklistSection } from '../checklist.ts';
import { countChecklist } from '../count-checklist.ts';
import { isOfWriting, meaningNotices } from '../find-notices.ts';
import { itemMeaning } from '../item-meaning.ts';
import { numberSteps } from '../number-steps.ts';
import { recognisePart } from '../recognise/parts.ts';
import { findTargets, type Target } from './anchors.ts';
import type { Correction } from './correction.ts';

export type Corrected = {
  readonly checklist: Checklist;
  readonly applied: readonly { readonly correction: Correction; readonly target: Target }[];
  /** Corrections whose heading or item this version does not have, or has more than once. */
  readonly unapplied: readonly Correction[];
};

type ByTarget = ReadonlyMap<Target, readonly Correction[]>;

/** A checklist as its author corrected it. Of two corrections of the same thing the later one holds. */
export function applyCorrections(checklist: Checklist, corrections: readonly Correction[]): Corrected {
  if (corrections.length === 0) return { checklist, applied: [], unapplied: [] };
  const find = findTargets(checklist);
  const found = corrections.map((correction) => ({ correction, target: find(correction) }));
  const applied = found.flatMap(({ correction, target }) =>
    target === null ? [] : [{ correction, target }],
  );
  const byTarget: ByTarget = new Map(
    [...Map.groupBy(applied, ({ target }) => target)].map(([target, those]) => [
      target,
      those.map(({ correction }) => correction),
    ]),
  );
  const sections = numberSteps(
    checklist.sections.map((section) => correctSection(section, checklist, byTarget)),
  );
  const blanks = checklist.blanks.filter((_, index) => !byTarget.has(`blank ${index}`));
  return {
    checklist: {
      ...checklist,
      sections,
      blanks,
      notices: [...checklist.notices.filter(isOfWriting), ...meaningNotices(sections)].toSorted(
        (a, b) => (a.line ?? 0) - (b.line ?? 0),
      ),
      counts: countChecklist(sections, blanks),
    },
    applied,
    unapplied: found.flatMap(({ correction, target }) => (target === null ? [correction] : [])),
  };
}

function correctSection(
  section: ChecklistSection,
  checklist: Checklist,
  byTarget: ByTarget,
): ChecklistSection {
  const groups = section.groups.map((group) => correctGroup(group, byTarget));
  const said = lastOf(byTarget, section.number, 'part');
  if (said !== null) return { ...section, groups, part: said.part, because: null };
  if (section.groups.every(({ number }) => lastOf(byTarget, number, 'kind') === null))
    return { ...section, groups };
  const title = section.title === checklist.title ? '' : section.title;
  return { ...section, groups, ...recognisePart(title, groups) };
}

function correctGroup(group: ChecklistGroup, byTarget: ByTarget): ChecklistGroup {
  const said = lastOf(byTarget, group.number, 'kind');
  const own = said === null ? group : asKind(group, said);
  return { ...own, items: own.items.map((item) => correctItem(item, byTarget)) };
}

function asKind(group: ChecklistGroup, said: Extract<Correction, { sets: 'kind' }>): ChecklistGroup {
  const { kind, window, dueDay, repeats } = said;
  const { followUp } = group;
  return {
    ...group,
    kind,
    because: null,
    window: kind === 'window' ? (window ?? group.window ?? { fromMinutes: 0, toMinutes: 30 }) : null,
    followUp:
      kind === 'follow-up'
        ? {
            name: group.title,
            fromDay: 0,
            dueDay: dueDay ?? followUp?.dueDay ?? 7,
            repeats: repeats ?? followUp?.repeats ?? 'once',
          }
        : null,
    ordered: group.ordered || kind === 'rollback',
    items: kind === group.kind ? group.items : group.items.map((item) => inGroupOf(item, kind)),
  };
}

/** In a group that was said to be sign-offs, an item that names no role signs under its own words. */
function inGroupOf(item: ChecklistItem, kind: ChecklistGroup['kind']): ChecklistItem {
  const meaning = itemMeaning(item.text, kind);
  const signs = kind === 'sign-off' && meaning.role === null;
  return {
    ...item,
    ...meaning,
    ...(signs && { kind: 'role', role: item.text, conditional: null, subChecks: [], limit: null }),
    children: item.children.map((child) => inGroupOf(child, kind)),
  };
}

function correctItem(item: ChecklistItem, byTarget: ByTarget): ChecklistItem {
  const corrected = (byTarget.get(item.number) ?? []).reduce(correctMeaning, item);
  return { ...corrected, children: corrected.children.map((child) => correctItem(child, byTarget)) };
}

function correctMeaning(item: ChecklistItem, correction: Correction): ChecklistItem {
  switch (correction.sets) {
    case 'conditional':
      return item.kind === 'item' ? { ...item, conditional: correction.conditional } : item;
    case 'sub-checks':
      return item.kind === 'item' ? { ...item, subChecks: correction.subChecks } : item;
    case 'limit':
      return item.trigger === null
        ? { ...item, limit: correction.limit }
        : { ...item, trigger: { ...item.trigger, limit: correction.limit } };
    case 'threshold':
      return item.trigger === null
        ? item
        : { ...item, trigger: { ...item.trigger, holdSeconds: correction.holdSeconds } };
    case 'role':
      return correction.role === null
        ? { ...item, ...itemMeaning(item.text, 'items') }
        : { ...item, kind: 'role', role: correction.role, conditional: null, subChecks: [], limit: null };
    case 'part':
    case 'kind':
    case 'no-blank':
      return item;
  }
}

function lastOf<S extends Correction['sets']>(
  byTarget: ByTarget,
  target: Target,
  sets: S,
): Extract<Correction, { sets: S }> | null {
  const found = byTarget.get(target)?.findLast((correction) => correction.sets === sets);
  // `as`: found by that very literal, which `findLast` cannot tell the compiler.
  return (found as Extract<Correction, { sets: S }> | undefined) ?? null;
}
