import { decodeChecklist } from '#shared/checklist/decode-checklist.ts';
import { explainChecklistProblem } from '#shared/checklist/explain-checklist-problem.ts';
import { explainChecklist } from '#shared/checklist/explain-checklist.ts';
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import { json, readInput, unusable, type CliAnswer } from './cli-answer.ts';

/** Prints a Markdown file as the checklist Runsheet recognises in it: as JSON, or with `--explain` in words. */
export function printChecklist(path: string, rest: readonly string[]): CliAnswer {
  const isExplained = rest[0] === '--explain';
  if (rest.length > (isExplained ? 1 : 0)) return unusable('After the file only --explain may stand.');
  const bytes = readInput(path);
  if (!bytes.ok) return bytes.error;
  const markdown = decodeChecklist(bytes.value);
  if (!markdown.ok) return unusable(`${path}: ${explainChecklistProblem(markdown.error)}`);
  const checklist = parseChecklist(markdown.value);
  if (!checklist.ok) return unusable(`${path}: ${explainChecklistProblem(checklist.error)}`);
  if (!isExplained) return json(checklist.value);
  return { exitCode: 0, stdout: `${explainChecklist(checklist.value).join('\n')}\n`, stderr: '' };
}
