/** A run's answers in its own checklist, where a reader of the Markdown expects them. */
import { exportMarkdown, type BlankAnswer, type ItemAnswer } from '#shared/checklist/export-markdown.ts';
import { itemNow, itemRecord } from '#shared/run/item-now.ts';
import type { ItemState } from '#shared/run/run-events.ts';
import type { SignOff, Stamp, StartedRun } from '#shared/run/run-state.ts';
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
  const isStanding = slot !== undefined && isSigned(run, slot);
  const given =
    signOff === null
      ? []
      : [
          `${meaningWords(signOff, isStanding)}, ${at(signOff.stamp)}, ${signOff.name}`,
          ...(signOff.sentence === null || signOff.sentence.trim() === ''
            ? []
            : [`In words: ${signOff.sentence}`]),
        ];
  return answered(number, isStanding ? 'done' : 'open', [...given, ...addedLines(run, number)]);
}

function meaningWords({ how, meaning, digital }: SignOff, isStanding: boolean): string {
  if (how === 'elsewhere') return 'Approved elsewhere, not a signature';
  if (meaning === 'decline') return 'Declined';
  const what = meaning === 'approve' ? 'Approved' : 'Approved with exceptions';
  return `${what}${digital === null ? '' : ', signed digitally'}${isStanding ? '' : '; the record was reopened since'}`;
}

/** Never ticked: that would say something happened which nobody wants. */
function triggerAnswer(run: StartedRun, number: string): readonly ItemAnswer[] {
  const breaches = run.breaches.filter(({ trigger }) => trigger === number);
  const lines = breaches.map(({ observed, sinceAt, tripped, cleared }) =>
    [
      `Observed since ${at({ ...observed, at: sinceAt })}, ${observed.by}`,
      tripped === null
        ? 'not tripped'
        : `tripped ${formatTimeOfDay(tripped.trippedAt, observed.offsetMinutes)}`,
      cleared === null
        ? 'not cleared'
        : `cleared ${formatTimeOfDay(cleared.clearedAt, cleared.stamp.offsetMinutes)}`,
    ].join('; '),
  );
  return answered(number, 'open', [...lines, ...addedLines(run, number)]);
}

/** A line for each mark of each round; the box is as the newest round was left. */
function followUpAnswer(run: StartedRun, number: string): readonly ItemAnswer[] {
  const marks = run.followUps.filter(({ item }) => item === number);
  if (marks.length === 0) return itemAnswer(run, number);
  const newest = Math.max(...marks.map(({ round }) => round));
  const lines = marks.map(
    ({ round, state, stamp, note }) =>
      `${newest === 0 ? '' : `Round ${round + 1}: `}${stateWords[state]}, ${when(stamp)}${note === null || note.trim() === '' ? '' : `: ${note}`}`,
  );
  const state = marks.findLast(({ round }) => round === newest)?.state ?? 'open';
  return answered(number, state, [...lines, ...addedLines(run, number)]);
}

function itemAnswer(run: StartedRun, number: string): readonly ItemAnswer[] {
  const now = itemNow(run, number);
  return answered(number, now.state, [
    ...(now.mark === null ? [] : [`${stateWords[now.state]}, ${when(now.mark.stamp)}`]),
    ...(now.value === null ? [] : [`Measured: ${now.value}`]),
    ...(now.reason === null || now.reason === '' ? [] : [`Reason: ${now.reason}`]),
    ...addedLines(run, number),
  ]);
}

/** What was added to an item of any kind: notes, and evidence that is still there. */
function addedLines(run: StartedRun, number: string): readonly string[] {
  const { notes, evidence } = itemRecord(run, number);
  return [
    ...notes.map(({ stamp, text }) => `Note, ${when(stamp)}: ${text}`),
    ...evidence
      .filter(({ removed }) => removed === null)
      .map((kept) => `Evidence: ${kept.evidence.name}, SHA-256 ${kept.evidence.sha256}`),
  ];
}

/** Without a line there is no answer, and the item stays as it is written. */
function answered(
  number: string,
  state: ItemAnswer['state'],
  lines: readonly string[],
): readonly ItemAnswer[] {
  return lines.length === 0 ? [] : [{ number, state, lines }];
}

function when(stamp: Stamp): string {
  return `${at(stamp)}, ${stamp.by}`;
}

function at({ at: wall, offsetMinutes }: Pick<Stamp, 'at' | 'offsetMinutes'>): string {
  return `${formatDate(wall, offsetMinutes)} ${formatTimeOfDay(wall, offsetMinutes)}`;
}

const stateWords: Readonly<Record<ItemState, string>> = {
  open: 'Open again',
  done: 'Done',
  failed: 'Failed',
  deferred: 'Deferred',
  'not-applicable': 'Not applicable',
};
