/**
 * The rule: a group is the first of these that its heading says: triggers, rollback, sign-off, step, window,
 * follow-up; a heading on the section counts for its groups where they say nothing themselves.
 */
import type { FollowUpPeriod, GroupKind, WindowMinutes } from '../checklist.ts';
import type { OutlineGroup } from '../outline.ts';
import { recogniseFollowUp } from './follow-ups.ts';
import { toEnglish } from './languages/to-english.ts';
import { recognisePartOfTitle } from './parts.ts';
import { recogniseRollback } from './rollback.ts';
import { recogniseRole, recogniseSignOffGroup } from './sign-off.ts';
import { recogniseStep } from './steps.ts';
import { recogniseTriggerGroup } from './triggers.ts';
import { recogniseWindow } from './windows.ts';

export type RecognisedGroup = {
  readonly kind: GroupKind;
  readonly because: string | null;
  readonly ordered: boolean;
  readonly window: WindowMinutes | null;
  readonly followUp: FollowUpPeriod | null;
};

type Recognised = { readonly kind: GroupKind; readonly because: string } & Partial<RecognisedGroup>;

/** What a group is; `sectionTitle` is empty for items before any section. Words are those of the source. */
export function recogniseGroup(group: OutlineGroup, sectionTitle: string): RecognisedGroup {
  const title = toEnglish(group.title);
  const section = toEnglish(sectionTitle);
  const found = recogniseEnglish({ ...group, title: title.english }, section.english);
  const { because, followUp } = found;
  if (because === null) return found;
  const { sourceOf } = title.english.includes(because) ? title : section;
  return {
    ...found,
    because: sourceOf(because),
    followUp: followUp === null ? null : { ...followUp, name: sourceOf(followUp.name) },
  };
}

function recogniseEnglish(group: OutlineGroup, sectionTitle: string): RecognisedGroup {
  const isNumbered = group.items.every((item) => item.writtenNumber !== null);
  const title = group.isSectionItself ? sectionTitle : group.title;
  const found =
    recogniseCalled({ title, sectionTitle, isNumbered }) ??
    recogniseSignOff(group, title, sectionTitle) ??
    recogniseTimed(title, sectionTitle) ??
    recogniseNumbered(title, sectionTitle, isNumbered);
  const plain = { kind: 'items', because: null, window: null, followUp: null } as const;
  return { ...plain, ordered: isNumbered || found?.kind === 'rollback', ...found };
}

type Called = { readonly title: string; readonly sectionTitle: string; readonly isNumbered: boolean };

function recogniseCalled(called: Called): Recognised | null {
  const trigger = recogniseTriggerGroup(called.title, called.sectionTitle);
  if (trigger !== null) return { kind: 'triggers', because: trigger };
  const rollback = recogniseRollback(called);
  return rollback === null ? null : { kind: 'rollback', because: rollback };
}

/** A group named sign-off in which nobody signs is a plain list. */
function recogniseSignOff(group: OutlineGroup, title: string, sectionTitle: string): Recognised | null {
  const because = recogniseSignOffGroup(title, sectionTitle);
  if (because === null || !group.items.some((item) => recogniseRole(item.text) !== null)) return null;
  return { kind: 'sign-off', because };
}

function recogniseTimed(title: string, sectionTitle: string): Recognised | null {
  const step = recogniseStep(title) ?? recogniseStep(sectionTitle);
  if (step !== null) return { kind: 'step', because: step };
  for (const heading of [title, sectionTitle]) {
    const window = recogniseWindow(heading);
    if (window !== null) return { kind: 'window', ...window };
    const followUp = recogniseFollowUp(heading);
    if (followUp !== null) return { kind: 'follow-up', ...followUp };
  }
  return null;
}

/** Numbered items in a deployment section are a step of it. */
function recogniseNumbered(title: string, sectionTitle: string, isNumbered: boolean): Recognised | null {
  const part = recognisePartOfTitle(sectionTitle) ?? recognisePartOfTitle(title);
  return isNumbered && part?.part === 'deploy' ? { kind: 'step', because: part.because } : null;
}
