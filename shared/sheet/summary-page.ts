/** Page one: what was deployed, by whom, when, the outcome, every exception, and who approved before or after go-live. */
import type { Part } from '../checklist/checklist.ts';
import { exceptions, type ExceptionLine } from '../run/exceptions.ts';
import { partProgress } from '../run/progress.ts';
import { rollbackProgress } from '../run/rollback-progress.ts';
import type { StartedRun } from '../run/run-state.ts';
import { missingSlots, signOffOf, signOffSlots } from '../sign-off/sign-off-slots.ts';
import { followUpsDue } from '../follow-up/follow-up.ts';
import { formatDate, formatDuration, formatTimeOfDay } from '../time/instant.ts';
import { watchEnds } from '../verification/verification-window.ts';
import { findings } from './findings.ts';
import { filledBlanks } from './filled-blanks.ts';
import type { CalloutBlock, Glyph, SheetBlock, TableRow } from './sheet-document.ts';
import { count, offsetOf, orNotGiven, when, zoneWords } from './sheet-words.ts';

/** Kinds that page one only counts; they are listed in full further on. */
const countedOnly: readonly ExceptionLine['kind'][] = ['not-applicable', 'early'];

export function summaryPage(run: StartedRun, steadyNow: number): readonly SheetBlock[] {
  const all = exceptions(run, steadyNow);
  const listed = all.filter((line) => !countedOnly.includes(line.kind));
  return [
    { kind: 'heading', level: 1, text: run.checklist.title },
    outcomeBox(run, steadyNow, listed.length),
    { kind: 'keyValues', columns: 2, pairs: facts(run) },
    ...reasonForTheChange(run),
    { kind: 'heading', level: 2, text: `Where the ${run.checklist.counts.items} items ended` },
    whereItemsEnded(run, steadyNow),
    { kind: 'heading', level: 2, text: exceptionsTitle(all, listed) },
    exceptionsList(listed),
    ...findingsList(run),
  ];
}

/** One line with its sign, for page one and for the list in full. */
export function exceptionEntry(line: ExceptionLine): {
  readonly glyph: Glyph;
  readonly label: string;
  readonly text: string;
} {
  return {
    glyph: exceptionGlyphs[line.kind],
    label: line.item ?? exceptionLabels[line.kind],
    text: line.text,
  };
}

const exceptionGlyphs: Readonly<Record<ExceptionLine['kind'], Glyph>> = {
  failed: 'failed',
  deferred: 'deferred',
  open: 'open',
  overdue: 'late',
  late: 'late',
  early: 'early',
  'not-applicable': 'na',
  override: 'override',
  breach: 'breach',
  tripped: 'tripped',
  hold: 'override',
  'no-go': 'failed',
  decline: 'failed',
  'out-of-order': 'info',
  extension: 'info',
  correction: 'info',
  clock: 'info',
};

const exceptionLabels: Readonly<Record<ExceptionLine['kind'], string>> = {
  failed: 'Failed',
  deferred: 'Deferred',
  open: 'Open',
  overdue: 'Overdue',
  late: 'Late',
  early: 'Early',
  'not-applicable': 'N/A',
  override: 'Override',
  breach: 'Breach',
  tripped: 'Tripped',
  hold: 'Hold',
  'no-go': 'No-go',
  decline: 'Declined',
  'out-of-order': 'Order',
  extension: 'Extended',
  correction: 'Corrected',
  clock: 'Clock',
};

function outcomeBox(run: StartedRun, steadyNow: number, listed: number): CalloutBlock {
  const exceptionWords = listed === 0 ? 'no exceptions' : count(listed, 'exception');
  const rollback = run.rollbacks.some((entry) => entry.cancelled === null) ? [] : ['no rollback'];
  const live =
    run.goLive === null ? ['never live'] : [`live ${formatTimeOfDay(run.goLive.liveAt, offsetOf(run))}`];
  switch (run.outcome) {
    case 'deployed':
      return {
        kind: 'callout',
        glyph: 'done',
        tone: 'good',
        title: 'Deployed',
        text: sentence([...live, ...watched(run), ...rollback, exceptionWords]),
      };
    case 'rolled-back': {
      const restored = rollbackProgress(run, steadyNow)?.timeToRestoreMs ?? null;
      const time = restored === null ? [] : [`time to restore ${formatDuration(restored)}`];
      return {
        kind: 'callout',
        glyph: 'rolledBack',
        tone: 'caution',
        title: 'Rolled back',
        text: sentence([...live, ...time, exceptionWords]),
      };
    }
    case 'aborted': {
      const why =
        run.aborted === null
          ? []
          : [`${when(run, run.aborted.stamp)} by ${run.aborted.decidedBy}: ${run.aborted.reason}`];
      return {
        kind: 'callout',
        glyph: 'aborted',
        tone: 'caution',
        title: 'Aborted',
        text: sentence([...live, ...why, exceptionWords]),
      };
    }
    case null:
      return {
        kind: 'callout',
        glyph: 'open',
        tone: 'plain',
        title: 'Not finished',
        text: sentence([...live, `as of ${formatTimeOfDay(run.lastAt, offsetOf(run))}`, exceptionWords]),
      };
  }
}

function watched(run: StartedRun): readonly string[] {
  const ends = watchEnds(run);
  return ends === null ? [] : [`watched to ${formatTimeOfDay(ends + run.shiftMs, offsetOf(run))}`];
}

function sentence(parts: readonly string[]): string {
  const text = parts.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function facts(
  run: StartedRun,
): readonly { readonly label: string; readonly value: string; readonly wide?: boolean }[] {
  const { details } = run;
  const blanks = filledBlanks(run)
    .filter(({ blank }) => blank.purpose !== 'approver' && blank.purpose !== 'approver-date')
    .map(({ blank, value }) => ({ label: blank.label, value: orNotGiven(value) }));
  const planned =
    details.plannedAt === null
      ? []
      : [
          {
            label: 'Planned start',
            value: `${formatDate(details.plannedAt, offsetOf(run))} ${formatTimeOfDay(details.plannedAt, offsetOf(run))}`,
          },
        ];
  return [
    { label: 'Product and release', value: `${details.product} ${details.release}`.trim() },
    { label: 'Environment', value: details.environment },
    { label: 'Change ticket', value: orNotGiven(details.ticket) },
    {
      label: 'Times',
      value: `${run.created.offsetMinutes === offsetOf(run) ? '' : 'from '}${zoneWords(offsetOf(run))}`,
    },
    ...planned,
    ...blanks,
    { label: 'Approvals', value: approvals(run), wide: true },
  ];
}

/** "11 of 13: 4 before go-live, 7 after go-live (retrospective). Missing: QA Lead (on leave)". */
function approvals(run: StartedRun): string {
  const slots = signOffSlots(run.checklist);
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

function missingReason(run: StartedRun, slot: string): string {
  const reason = run.closing?.missing[slot] ?? '';
  return reason.trim() === '' ? '' : ` (${reason})`;
}

function reasonForTheChange(run: StartedRun): readonly SheetBlock[] {
  const pairs = [
    { label: 'Reason for the change', value: run.details.reason, wide: true },
    { label: 'Security impact', value: run.details.securityImpact, wide: true },
    { label: 'Sealed as a draft', value: run.sealed?.draftReason ?? '', wide: true },
  ].filter(({ value }) => value.trim() !== '');
  return pairs.length === 0 ? [] : [{ kind: 'keyValues', columns: 1, pairs }];
}

const partNames: Readonly<Record<Part, string>> = {
  prepare: 'Prepare',
  deploy: 'Deploy',
  verify: 'Verify',
  rollback: 'Rollback',
  approve: 'Sign-offs',
  'follow-up': 'Follow-ups',
};

function whereItemsEnded(run: StartedRun, steadyNow: number): SheetBlock {
  const numbers: readonly TableRow[] = (['prepare', 'deploy', 'verify'] as const).map((part) => {
    const { total, done, late, notApplicable, failed, deferred, open } = partProgress(run, part, steadyNow);
    return {
      cells: [partNames[part], ...[total, done, late, notApplicable, failed, deferred, open].map(String)],
    };
  });
  const inWords: readonly TableRow[] = (['rollback', 'approve', 'follow-up'] as const).map((part) => ({
    cells: [
      partNames[part],
      String(partProgress(run, part, steadyNow).total),
      { text: partWords(run, part, steadyNow), span: 6 },
    ],
  }));
  const right = (
    header: string,
    points: number,
  ): { header: string; width: { points: number }; align: 'right' } => ({
    header,
    width: { points },
    align: 'right',
  });
  return {
    kind: 'table',
    columns: [
      { header: 'Part', width: { share: 1 }, align: 'left' },
      right('Items', 52),
      right('Done', 52),
      right('of these late', 68),
      right('N/A', 52),
      right('Failed', 52),
      right('Deferred', 58),
      right('Open', 52),
    ],
    rows: [...numbers, ...inWords].filter((row) => row.cells[1] !== '0'),
    rowHeader: 0,
    size: 'normal',
  };
}

function partWords(run: StartedRun, part: 'rollback' | 'approve' | 'follow-up', steadyNow: number): string {
  if (part === 'rollback') return rollbackWords(run, steadyNow);
  if (part === 'approve') {
    const roles = signOffSlots(run.checklist).filter(({ kind }) => kind === 'role');
    const missing = missingSlots(run).filter(({ kind }) => kind === 'role').length;
    return `${roles.length - missing} of ${roles.length} given`;
  }
  if (run.outcome !== 'deployed' && run.goLive === null) return 'not due: never live';
  const lastByGroup = new Map(followUpsDue(run, steadyNow).map(({ group, dueAt }) => [group, dueAt]));
  const dates = [...new Set([...lastByGroup.values()].map((dueAt) => formatDate(dueAt, offsetOf(run))))];
  return dates.length === 0 ? 'none due' : `due by ${dates.join(', ')}; kept beside the record`;
}

function rollbackWords(run: StartedRun, steadyNow: number): string {
  const triggers = run.checklist.counts.triggers;
  const tripped = run.breaches.filter((breach) => breach.tripped !== null).length;
  const observed = `${count(triggers, 'trigger')} watched: ${count(run.breaches.length, 'breach', 'breaches')}, ${tripped === 0 ? 'none' : tripped} tripped.`;
  const progress = rollbackProgress(run, steadyNow);
  const steps = count(run.checklist.counts.rollbackSteps, 'step');
  return `${run.watch === null ? 'Triggers not yet watched.' : observed} ${progress === null ? `${steps} not invoked.` : `${steps} invoked.`}`;
}

function exceptionsTitle(all: readonly ExceptionLine[], listed: readonly ExceptionLine[]): string {
  const notApplicable = all.filter((line) => line.kind === 'not-applicable').length;
  const early = all.filter((line) => line.kind === 'early').length;
  const counted = [
    notApplicable > 0 ? `${notApplicable} not applicable` : '',
    early > 0 ? `${early} early` : '',
  ].filter((text) => text !== '');
  const head = listed.length === 0 ? 'Exceptions: none' : `Exceptions: ${listed.length}`;
  return counted.length === 0 ? head : `${head}, and ${counted.join(', ')} (listed further on)`;
}

function exceptionsList(listed: readonly ExceptionLine[]): SheetBlock {
  if (listed.length > 0) return { kind: 'entries', entries: listed.map(exceptionEntry) };
  return {
    kind: 'paragraph',
    tone: 'normal',
    text: 'Nothing failed, was deferred, was late or was passed by override.',
  };
}

function findingsList(run: StartedRun): readonly SheetBlock[] {
  const found = findings(run);
  if (found.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: 'Findings' },
    { kind: 'entries', entries: found.map((text) => ({ glyph: 'info' as const, label: 'Finding', text })) },
  ];
}
