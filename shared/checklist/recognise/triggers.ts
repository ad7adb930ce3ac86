/**
 * The rule: a group whose heading speaks of when to roll back or abort lists trigger conditions; an item's
 * condition is what is measured, its limit, and how long it must hold.
 * "Automatic Rollback Triggers", "Abort criteria", "When to roll back" yes; "Database triggers" no.
 * "Error rate >5% for >2 minutes": error rate, >5%, 120 s.
 */
import type { TriggerCondition } from '../checklist.ts';
import { toEnglish } from './languages/to-english.ts';
import { recogniseLimit } from './limits.ts';
import { secondsOf, timeUnit } from './time-units.ts';
import { alternatives, anyOf, trimEnds, wordEnd, wordStart, wordsFound } from './words.ts';

const actionWords = ['roll back', 'rollbacks', 'rolling back', 'back out', 'abort', 'revert', 'no go'];
const conditionWords = [
  'trigger',
  'triggers',
  'criteria',
  'criterion',
  'condition',
  'conditions',
  'thresholds',
  'when to',
  'if any',
];
const holdWords = [
  'for',
  'for more than',
  'for over',
  'for at least',
  'for longer than',
  'over',
  'lasting',
  'sustained for',
  'within',
];

const action = anyOf(actionWords);
const condition = anyOf(conditionWords);
const actionIf = new RegExp(`${wordStart}(?:${alternatives(actionWords)})\\s+(?:if|when)${wordEnd}`, 'iu');
const hold = new RegExp(
  `${wordStart}(?:${alternatives(holdWords)})\\s*[<>≥=]*\\s*(\\d+(?:\\.\\d+)?)\\s*(${timeUnit})${wordEnd}`,
  'iu',
);

/** The words that make a group one of triggers, or null. */
export function recogniseTriggerGroup(title: string, sectionTitle: string): string | null {
  if (actionIf.test(title)) return wordsFound(actionIf, title);
  return action.test(`${sectionTitle} ${title}`) ? wordsFound(condition, title) : null;
}

/** A trigger's condition from an item's text. */
export function recogniseTrigger(text: string): TriggerCondition {
  const { english, sourceOf } = toEnglish(text);
  const found = hold.exec(english);
  const withoutHold = found === null ? text : text.replace(sourceOf(found[0].trim()), ' ');
  const limit = recogniseLimit(withoutHold);
  const metric = limit === null ? withoutHold : withoutHold.replace(limit.words, ' ');
  const [, count = '', unit = ''] = found ?? [];
  return {
    metric: trimEnds(metric.replace(/\s+/g, ' '), /[\s,:;()，、（）がはを]/u).replace(/ is$/u, '') || text,
    limit,
    holdSeconds: found === null ? null : Number(count) * (secondsOf(unit) ?? 60),
  };
}
