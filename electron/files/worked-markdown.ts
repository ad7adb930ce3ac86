/** A run's answers in its own checklist, where a reader of the Markdown expects them. */
import { exportMarkdown, type BlankAnswer, type ItemAnswer } from '#shared/checklist/export-markdown.ts';
import { itemNow, itemRecord } from '#shared/run/item-now.ts';
import type { ItemState } from '#shared/run/run-events.ts';
import type { Stamp, StartedRun } from '#shared/run/run-state.ts';
import { filledBlanks } from '#shared/sheet/filled-blanks.ts';
import { formatDate, formatTimeOfDay } from '#shared/time/instant.ts';

/** A run nobody touched gives its source back, byte for byte. */
export function workedMarkdown(run: StartedRun): string {
  const answers = [...run.places.keys()].flatMap((number) => answerOf(run, number));
  const blanks: readonly BlankAnswer[] = filledBlanks(run).flatMap(({ blank, value }) =>
    value === null || value === '' ? [] : [{ line: blank.line, label: blank.label, value }],
  );
  // Blanks are filled from who was named at creation; in a run without any answer they stay as they were.
  return exportMarkdown(
    run.checklistSource.markdown,
    run.checklist,
    answers,
    answers.length === 0 ? [] : blanks,
  );
}

function answerOf(run: StartedRun, number: string): readonly ItemAnswer[] {
  const now = itemNow(run, number);
  const { notes, evidence } = itemRecord(run, number);
  if (now.mark === null && notes.length === 0 && evidence.length === 0) return [];
  const lines = [
    ...(now.mark === null ? [] : [`${stateWords[now.state]}, ${when(now.mark.stamp)}`]),
    ...(now.value === null ? [] : [`Measured: ${now.value}`]),
    ...(now.reason === null || now.reason === '' ? [] : [`Reason: ${now.reason}`]),
    ...notes.map(({ stamp, text }) => `Note, ${when(stamp)}: ${text}`),
    ...evidence
      .filter(({ removed }) => removed === null)
      .map((kept) => `Evidence: ${kept.evidence.name}, SHA-256 ${kept.evidence.sha256}`),
  ];
  return [{ number, state: now.state, lines }];
}

function when({ at, offsetMinutes, by }: Stamp): string {
  return `${formatDate(at, offsetMinutes)} ${formatTimeOfDay(at, offsetMinutes)}, ${by}`;
}

const stateWords: Readonly<Record<ItemState, string>> = {
  open: 'Open again',
  done: 'Done',
  failed: 'Failed',
  deferred: 'Deferred',
  'not-applicable': 'Not applicable',
};
