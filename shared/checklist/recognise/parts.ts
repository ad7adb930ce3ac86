/**
 * The rule: what a section is for is told by its groups when they all agree, else by its title, else it prepares.
 * "Rollback Procedures" rollback; "Post-Deployment Checklist" verify; "Deployment Process" deploy;
 * "Documentation Updates" prepare, because nothing says otherwise.
 */
import type { GroupKind, Part } from '../checklist.ts';
import { toEnglish } from './languages/to-english.ts';
import { anyOf, wordsFound } from './words.ts';

const partWords: readonly (readonly [Part, readonly string[]])[] = [
  [
    'prepare',
    [
      'pre deploy*',
      'pre release',
      'pre launch',
      'pre flight',
      'pre requisites',
      'pre checks',
      'pre',
      'before',
      'prior to',
      'prepar*',
      'readiness',
      'planning',
    ],
  ],
  ['rollback', ['roll back', 'rollbacks', 'back out', 'revert']],
  ['approve', ['sign off', 'sign offs', 'approval', 'approvals', 'signatures']],
  ['follow-up', ['follow up', 'follow ups', 'post mortem', 'retrospective']],
  [
    'verify',
    [
      'post deploy*',
      'post release',
      'post launch',
      'after deploy*',
      'after the deploy*',
      'after release',
      'after the release',
      'verif*',
      'validat*',
      'smoke test',
      'smoke tests',
      'smoke testing',
    ],
  ],
  [
    'deploy',
    [
      'deploy',
      'deploying',
      'deployment',
      'deployments',
      'release',
      'releasing',
      'roll out',
      'cut over',
      'go live',
      'launch',
      'publish*',
      'ship',
    ],
  ],
];

const partOfKind: Readonly<Record<GroupKind, Part | null>> = {
  items: null,
  step: 'deploy',
  window: 'verify',
  triggers: 'rollback',
  rollback: 'rollback',
  'sign-off': 'approve',
  'follow-up': 'follow-up',
};

const patterns = partWords.map(([part, words]) => [part, anyOf(words)] as const);

export type RecognisedPart = { readonly part: Part; readonly because: string };
export type GroupEvidence = { readonly kind: GroupKind; readonly because: string | null };

/** What a title alone says a section is for, or null. */
export function recognisePartOfTitle(title: string): RecognisedPart | null {
  const { english, sourceOf } = toEnglish(title);
  for (const [part, pattern] of patterns) {
    const because = wordsFound(pattern, english);
    if (because !== null) return { part, because: sourceOf(because) };
  }
  return null;
}

/** What a section is for, with the words that say so; `because` is null when nothing does. */
export function recognisePart(
  title: string,
  groups: readonly GroupEvidence[],
): { readonly part: Part; readonly because: string | null } {
  const fromTitle = recognisePartOfTitle(title);
  if (fromTitle?.part === 'prepare') return fromTitle;
  const told = groups.flatMap(({ kind, because }) => {
    const part = partOfKind[kind];
    return part === null ? [] : [{ part, because }];
  });
  const [firstTold] = told;
  if (
    firstTold !== undefined &&
    told.length === groups.length &&
    told.every(({ part }) => part === firstTold.part)
  ) {
    return fromTitle?.part === firstTold.part ? fromTitle : firstTold;
  }
  return fromTitle ?? firstTold ?? { part: 'prepare', because: null };
}
