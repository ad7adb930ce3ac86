import { decodeChecklist } from '#shared/checklist/decode-checklist.ts';
import { explainChecklistProblem } from '#shared/checklist/explain-checklist-problem.ts';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import { json, readInput, unusable, type CliAnswer } from './cli-answer.ts';

/** Prints a Markdown file as the checklist Runsheet recognises in it. */
export function printChecklist(path: string): CliAnswer {
  const bytes = readInput(path);
  if (!bytes.ok) return bytes.error;
  const markdown = decodeChecklist(bytes.value);
  if (!markdown.ok) return unusable(`${path}: ${explainChecklistProblem(markdown.error)}`);
  const checklist = parseChecklist(markdown.value);
  if (!checklist.ok) return unusable(`${path}: ${explainChecklistProblem(checklist.error)}`);
  return json(checklist.value);
}
