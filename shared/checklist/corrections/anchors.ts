/** Finds what a correction speaks of: at its exact place, or else where its words stand just once. */
import { allItems } from '../all-items.ts';
import type { Checklist } from '../checklist.ts';
import type { Anchor, Correction } from './correction.ts';

/** A section's, a group's or an item's number, or "blank 3" for the fourth blank. */
export type Target = string;
type Level = 'section' | 'group' | 'item' | 'blank';
type Named = { readonly level: Level; readonly target: Target; readonly anchor: Anchor };

/** The anchor of every section, group, item and blank, by its target. */
export function anchorsOf(checklist: Checklist): ReadonlyMap<Target, Anchor> {
  return new Map(named(checklist).map(({ target, anchor }) => [target, anchor]));
}

/** The target of each correction in this checklist; null for one that finds nothing, or more than one place. */
export function findTargets(checklist: Checklist): (correction: Correction) => Target | null {
  const all = named(checklist);
  const exact = new Map(all.map((one) => [key(one.level, one.anchor), one.target]));
  const loose = Map.groupBy(all, ({ level, anchor }) => looseKey(level, anchor));
  return ({ sets, at }) => {
    const level = levelOf(sets);
    const found = exact.get(key(level, at));
    if (found !== undefined) return found;
    const [only, ...others] = loose.get(looseKey(level, at)) ?? [];
    return only === undefined || others.length > 0 ? null : only.target;
  };
}

function levelOf(sets: Correction['sets']): Level {
  if (sets === 'part') return 'section';
  if (sets === 'kind') return 'group';
  return sets === 'no-blank' ? 'blank' : 'item';
}

function named(checklist: Checklist): readonly Named[] {
  const seen = new Map<string, number>();
  const name = (level: Level, target: Target, anchor: Omit<Anchor, 'nth'>): Named => {
    const count = seen.get(key(level, { ...anchor, nth: 0 })) ?? 0;
    seen.set(key(level, { ...anchor, nth: 0 }), count + 1);
    return { level, target, anchor: { ...anchor, nth: count } };
  };
  return [
    ...checklist.sections.map(({ number, title }) =>
      name('section', number, { section: title, group: null, item: null }),
    ),
    ...checklist.sections.flatMap((section) =>
      section.groups.map(({ number, title }) =>
        name('group', number, { section: section.title, group: title, item: null }),
      ),
    ),
    ...allItems(checklist).map(({ item, group, section }) =>
      name('item', item.number, { section: section.title, group: group.title, item: item.text }),
    ),
    ...checklist.blanks.map(({ label, heading }, index) =>
      name('blank', `blank ${index}`, { section: heading ?? '', group: null, item: label }),
    ),
  ];
}

function key(level: Level, { section, group, item, nth }: Anchor): string {
  return JSON.stringify([level, section, group, item, nth]);
}

/** The words alone: an item or a heading that moved elsewhere. */
function looseKey(level: Level, { section, group, item }: Anchor): string {
  return JSON.stringify([level, item ?? group ?? section]);
}
