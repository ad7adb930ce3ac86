/** The blanks of the document, filled from what the run knows. */
import type { Blank } from '../checklist/checklist.ts';
import type { Person } from '../run/run-events.ts';
import type { StartedRun } from '../run/run-state.ts';
import { signOffOf } from '../sign-off/sign-off-slots.ts';
import { formatDate, formatTimeOfDay } from '../time/instant.ts';
import { offsetOf, zoneWords } from './sheet-words.ts';

export type FilledBlank = { readonly blank: Blank; readonly value: string };

/** Every blank in document order; the value is empty where nothing was given. */
export function filledBlanks(run: StartedRun): readonly FilledBlank[] {
  return run.checklist.blanks.map((blank) => ({ blank, value: valueOf(run, blank) }));
}

/** For the sheet: behind a name from right to left a number would be read from its end, so it gets a line of its own. */
export function printedBlanks(run: StartedRun): readonly FilledBlank[] {
  return filledBlanks(run).map(({ blank, value }) => ({
    blank,
    value: rightToLeft.test(value) ? value.replace(/, (?=\+?[\d ()-]+$)/u, '\n') : value,
  }));
}

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;

function valueOf(run: StartedRun, blank: Blank): string {
  const offset = offsetOf(run);
  const liveAt = run.goLive?.liveAt ?? null;
  switch (blank.purpose) {
    case 'deployment-date':
      return liveAt === null ? '' : formatDate(liveAt, offset);
    case 'deployment-time':
      return liveAt === null ? '' : `${formatTimeOfDay(liveAt, offset)} (${zoneWords(offset)})`;
    case 'deployed-by':
      return run.people.deployedBy;
    case 'decision-maker':
      return withPhone(run.people.decisionMaker);
    case 'contact':
      return withPhone(run.people.contacts[blank.label]);
    case 'approver':
      return approverName(run, blank);
    case 'approver-date':
      return approvalDate(run, blank);
    case 'other':
      return '';
  }
}

/** An approver's name is printed only once they approved: a name alone would look like an approval. */
function approvalOf(
  run: StartedRun,
  label: string,
): { readonly name: string; readonly at: number; readonly offset: number } | null {
  const signOff = signOffOf(run, label);
  if (signOff === null || signOff.meaning === 'decline') return null;
  return { name: signOff.name, at: signOff.stamp.at, offset: signOff.stamp.offsetMinutes };
}

/** A date blank stands on the line of the approver it belongs to. */
function approvalDate(run: StartedRun, blank: Blank): string {
  const approver = run.checklist.blanks.find(
    (other) => other.line === blank.line && other.purpose === 'approver',
  );
  const approval = approver === undefined ? null : approvalOf(run, approver.label);
  return approval === null ? '' : formatDate(approval.at, approval.offset);
}

function approverName(run: StartedRun, blank: Blank): string {
  return approvalOf(run, blank.label)?.name ?? '';
}

function withPhone(person: Person | undefined): string {
  if (person === undefined) return '';
  return [person.name, person.phone].filter((text) => text.trim() !== '').join(', ');
}
