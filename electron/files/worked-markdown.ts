/** A run's answers in its own checklist, where a reader of the Markdown expects them. */
import { exportMarkdown, type BlankAnswer, type ItemAnswer } from '#shared/checklist/export-markdown.ts';
import { itemNow, itemRecord } from '#shared/run/item-now.ts';
import type { ItemState } from '#shared/run/run-events.ts';
import type { Stamp, StartedRun } from '#shared/run/run-state.ts';
import { filledBlanks } from '#shared/sheet/filled-blanks.ts';
import { isSigned, signOffOf, signOffSlots } from '#shared/sign-off/sign-off-slots.ts';
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
  const place = run.places.get(number);
  if (place?.item.kind === 'role') return roleAnswer(run, number);
  if (place?.item.kind === 'trigger') return triggerAnswer(run, number);
  if (place?.section.part === 'follow-up') return followUpAnswer(run, number);
  return itemAnswer(run, number);
}

/** Ticked only by an approval that stands. */
function roleAnswer(run: StartedRun, number: string): readonly ItemAnswer[] {
  const signOff = signOffOf(run, number);
  const slot = signOffSlots(run.checklist).find((known) => known.slot === number);
  if (signOff === null || slot === undefined) return [];
  const isStanding = isSigned(run, slot);
  const what =
    signOff.how === 'elsewhere'
      ? 'Approved elsewhere, not a signature'
      : signOff.meaning === 'decline'
        ? 'Declined'
        : `Approved${signOff.digital === null ? '' : ', signed digitally'}${isStanding ? '' : '; the record was reopened since'}`;
  const sentence = signOff.sentence ?? '';
  const lines = [
    `${what}, ${at(signOff.stamp)}, ${signOff.name}`,
    ...(sentence.trim() === '' ? [] : [`In words: ${sentence}`]),
  ];
  return [{ number, state: isStanding ? 'done' : 'open', lines }];
}

/** Never ticked: that would say something happened which nobody wants. */
function triggerAnswer(run: StartedRun, number: string): readonly ItemAnswer[] {
  const breaches = run.breaches.filter(({ trigger }) => trigger === number);
  if (breaches.length === 0) return [];
  const lines = breaches.map(({ observed, tripped, cleared }) =>
    [
      `Observed, ${when(observed)}`,
      tripped === null
        ? 'not tripped'
        : `tripped ${formatTimeOfDay(tripped.trippedAt, observed.offsetMinutes)}`,
      cleared === null
        ? 'not cleared'
        : `cleared ${formatTimeOfDay(cleared.clearedAt, cleared.stamp.offsetMinutes)}`,
    ].join('; '),
  );
  return [{ number, state: 'open', lines }];
}

/** What comes again is as its last round left it; every round has its line. */
function followUpAnswer(run: StartedRun, number: string): readonly ItemAnswer[] {
  const rounds = run.followUps.filter(({ item }) => item === number);
  const last = rounds.at(-1);
  if (last === undefined) return itemAnswer(run, number);
  const lines = rounds.map(
    ({ state, stamp, note }) =>
      `${stateWords[state]}, ${when(stamp)}${note === null || note.trim() === '' ? '' : `: ${note}`}`,
  );
  return [{ number, state: last.state, lines }];
}

function itemAnswer(run: StartedRun, number: string): readonly ItemAnswer[] {
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

function when(stamp: Stamp): string {
  return `${at(stamp)}, ${stamp.by}`;
}

function at({ at: wall, offsetMinutes }: Stamp): string {
  return `${formatDate(wall, offsetMinutes)} ${formatTimeOfDay(wall, offsetMinutes)}`;
}

const stateWords: Readonly<Record<ItemState, string>> = {
  open: 'Open again',
  done: 'Done',
  failed: 'Failed',
  deferred: 'Deferred',
  'not-applicable': 'Not applicable',
};
