/**
 * The rule: a group named as the way back is dormant until a rollback is decided.
 * "Manual Rollback Process", any numbered list in a section about rollback yes;
 * "Rollback readiness", "Rollback plan" among the preparations no: those are checked beforehand.
 */
import { anyOf, wordsFound } from './words.ts';

const rollbackWords = ['roll back', 'rollbacks', 'rolling back', 'back out', 'revert', 'reverting'];
const processWords = [
  'process',
  'procedure',
  'procedures',
  'step',
  'steps',
  'instructions',
  'execution',
  'runbook',
  'actions',
];
const readinessWords = [
  'ready',
  'readiness',
  'preparation',
  'preparedness',
  'prep',
  'test',
  'tests',
  'testing',
  'rehearsal',
  'review',
  'pre',
  'before',
];

const rollback = anyOf(rollbackWords);
const process = anyOf(processWords);
const readiness = anyOf(readinessWords);
/** Nothing but the word itself: "Rollback", "Rollback (if needed)". */
const onlyRollback = new RegExp(`^(?:${rollback.source})(?:\\s*\\(.*\\))?$`, 'iu');

export type RollbackContext = {
  readonly title: string;
  readonly sectionTitle: string;
  readonly isNumbered: boolean;
};

/** The words that make a group the rollback procedure, or null. */
export function recogniseRollback({ title, sectionTitle, isNumbered }: RollbackContext): string | null {
  if (readiness.test(title) || readiness.test(sectionTitle)) return numberedProcedure(title, isNumbered);
  if (rollback.test(sectionTitle)) return wordsFound(rollback, title) ?? wordsFound(rollback, sectionTitle);
  if (!rollback.test(title)) return null;
  return process.test(title) || isNumbered || onlyRollback.test(title) ? wordsFound(rollback, title) : null;
}

function numberedProcedure(title: string, isNumbered: boolean): string | null {
  return isNumbered && process.test(title) && !readiness.test(title) ? wordsFound(rollback, title) : null;
}
