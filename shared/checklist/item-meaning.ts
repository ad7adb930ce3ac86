/** What an item means by its own words, in a group of a kind. */
import type { ChecklistItem, GroupKind } from './checklist.ts';
import { recogniseConditional } from './recognise/conditional.ts';
import { recogniseLimit } from './recognise/limits.ts';
import { recogniseRole } from './recognise/sign-off.ts';
import { recogniseSubChecks } from './recognise/sub-checks.ts';
import { recogniseTrigger } from './recognise/triggers.ts';

export type ItemMeaning = Pick<
  ChecklistItem,
  'kind' | 'conditional' | 'subChecks' | 'limit' | 'trigger' | 'role'
>;

/** A trigger is watched and a role signs: neither asks, lists or measures anything else. */
export function itemMeaning(text: string, group: GroupKind): ItemMeaning {
  const nothing = { conditional: null, subChecks: [], limit: null, trigger: null, role: null } as const;
  if (group === 'triggers') return { ...nothing, kind: 'trigger', trigger: recogniseTrigger(text) };
  const role = group === 'sign-off' ? recogniseRole(text) : null;
  if (role !== null) return { ...nothing, kind: 'role', role };
  return {
    ...nothing,
    kind: 'item',
    conditional: recogniseConditional(text),
    subChecks: recogniseSubChecks(text),
    limit: recogniseLimit(text),
  };
}
