/** Page one: what was deployed, by whom, when, the outcome, every exception, and who approved before or after go-live. */
import { checklistTitle } from '../checklist/checklist-title.ts';
import { exceptions } from '../run/exceptions.ts';
import type { SignOff, StartedRun } from '../run/run-state.ts';
import {
  isSigned,
  missingSlots,
  signOffOf,
  signOffSlots,
  type SignOffSlot,
} from '../sign-off/sign-off-slots.ts';
import { sheetNow } from '../sign-off/signed-sheets.ts';
import { formatDate, formatShortTime } from '../time/instant.ts';
import { exceptionsOnPageOne, listedOnPageOne } from './exception-entries.ts';
import { printedBlanks } from './filled-blanks.ts';
import { outcomeBox } from './outcome-box.ts';
import type { SheetBlock } from './sheet-document.ts';
import { brief, offsetOf, orNotGiven } from './sheet-words.ts';
import { whereItemsEnded } from './where-items-ended.ts';

export function summaryPage(run: StartedRun, steadyNow: number): readonly SheetBlock[] {
  const all = exceptions(run, steadyNow);
  return [
    { kind: 'heading', level: 1, text: checklistTitle(run.checklist, run.checklistSource.name) },
    outcomeBox(run, steadyNow, listedOnPageOne(all).length),
    { kind: 'keyValues', columns: 2, pairs: facts(run) },
    { kind: 'heading', level: 2, text: `Where the ${run.checklist.counts.items} items ended` },
    whereItemsEnded(run, steadyNow),
    ...exceptionsOnPageOne(run, all),
  ];
}

function facts(
  run: StartedRun,
): readonly { readonly label: string; readonly value: string; readonly wide?: boolean }[] {
  const { details } = run;
  const blanks = printedBlanks(run)
    .filter(({ blank }) => blank.purpose !== 'approver' && blank.purpose !== 'approver-date')
    .map(({ blank, value }) => ({ label: blank.label, value: brief(orNotGiven(value)) }));
  const planned =
    details.plannedAt === null
      ? ''
      : `${formatDate(details.plannedAt, offsetOf(run))} ${formatShortTime(details.plannedAt, offsetOf(run))}`;
  return [
    { label: 'Release', value: `${details.product} ${details.release}`.trim() },
    { label: 'Environment', value: details.environment },
    { label: 'Change ticket', value: orNotGiven(details.ticket) },
    { label: 'Planned start', value: orNotGiven(planned) },
    ...blanks,
    { label: 'Approvals', value: approvals(run), wide: true },
    ...givenWords(run).map(({ label, value }) => ({ label, value: brief(value), wide: true })),
  ];
}

/** What was written about the change beside the blanks of its checklist. */
export function givenWords(run: StartedRun): readonly { readonly label: string; readonly value: string }[] {
  return [
    { label: 'Reason for the change', value: run.details.reason },
    { label: 'Security impact', value: run.details.securityImpact },
    { label: 'Sealed as a draft', value: run.sealed?.draftReason ?? '' },
  ].filter(({ value }) => value.trim() !== '');
}

/** "11 of 13: 4 before go-live, 7 after go-live (retrospective). Missing: QA Lead (on leave)". */
function approvals(run: StartedRun): string {
  const slots = signOffSlots(run.checklist);
  if (run.signOffs.every(isNoDrawing)) return signatureFields(run, slots);
  const missing = missingSlots(run);
  const given = slots
    .filter(({ slot }) => !missing.some((gap) => gap.slot === slot))
    .map(({ slot }) => signOffOf(run, slot));
  const after = given.filter((signOff) => signOff?.afterGoLive === true).length;
  const before = given.length - after;
  const times = [
    before > 0 ? `${before} before go-live` : '',
    after > 0 ? `${after} after go-live (retrospective)` : '',
  ].filter((text) => text !== '');
  const head = `${given.length} of ${slots.length}${times.length === 0 ? '' : `: ${times.join(', ')}`}`;
  if (missing.length === 0) return head;
  return `${head}. Missing: ${missing.map(({ slot, label }) => label + missingReason(run, slot)).join(', ')}`;
}

/** Digital signatures come after the page is fixed: it says where they stand, and what is known before. */
function signatureFields(run: StartedRun, slots: readonly SignOffSlot[]): string {
  const isGo = sheetNow(run).kind === 'go';
  const onGoSheet = isGo ? [] : slots.filter((slot) => isOnGoSheet(run, slot));
  const fields = slots.length;
  const before = isGo || run.goLive === null;
  const without = slots.filter(({ slot }) => missingReason(run, slot) !== '');
  const elsewhere = slots.filter(({ slot }) => signOffOf(run, slot)?.how === 'elsewhere');
  return [
    `${fields} signature ${fields === 1 ? 'field' : 'fields'} under Approvals, ${onGoSheet.length === 0 ? '' : `${fields - onGoSheet.length} of them `}to be signed ${before ? 'before go-live' : 'after go-live (retrospective)'}; each shows what is approved and when.`,
    onGoSheet.length === 0
      ? ''
      : `Signed before go-live, on the attached go sheet: ${onGoSheet.map((slot) => `${slot.label} (${signOffOf(run, slot.slot)?.name ?? ''})`).join(', ')}.`,
    elsewhere.length === 0 ? '' : `Approved elsewhere, not signed here: ${labels(elsewhere)}.`,
    without.length === 0
      ? ''
      : `Known to be missing: ${without.map(({ slot, label }) => label + missingReason(run, slot)).join(', ')}.`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function isNoDrawing({ how, digital }: SignOff): boolean {
  return how === 'elsewhere' || digital !== null;
}

function isOnGoSheet(run: StartedRun, slot: SignOffSlot): boolean {
  return isSigned(run, slot) && signOffOf(run, slot.slot)?.sheet === 'go';
}

function labels(slots: readonly SignOffSlot[]): string {
  return slots.map(({ label }) => label).join(', ');
}

function missingReason(run: StartedRun, slot: string): string {
  const reason = run.closing?.missing[slot] ?? '';
  return reason.trim() === '' ? '' : ` (${reason})`;
}
