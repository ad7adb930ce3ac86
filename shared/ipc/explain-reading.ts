import type { ChecklistProblem } from '../checklist/checklist-problem.ts';
import { explainChecklistProblem } from '../checklist/explain-checklist-problem.ts';
import { explainTrouble } from './explain-trouble.ts';
import { isTrouble, type Trouble } from './trouble.ts';

/** Why a file did not become a checklist: its content, or that it could not be read. */
export type ReadingFailure = ChecklistProblem | Trouble;

/** What happened and what to do, in sentences; the file was not changed in any case. */
export function explainReading(failure: ReadingFailure): string {
  if (!isTrouble(failure)) return explainChecklistProblem(failure);
  const { happened, safe, whatToDo } = explainTrouble(failure);
  return `${happened} ${safe} ${whatToDo}`;
}

/** The same in its first sentence, for a list of files. */
export function reasonUnread(failure: ReadingFailure): string {
  const text = isTrouble(failure) ? explainTrouble(failure).happened : explainChecklistProblem(failure);
  return /^.*?[.](?= |$)/.exec(text)?.[0] ?? text;
}
