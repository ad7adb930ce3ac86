/** Items that ended, or stand, other than plainly done. */
import type { ChecklistItem } from '../checklist/checklist.ts';
import { formatDuration } from '../time/instant.ts';
import { overriddenAt } from '../verification/gate.ts';
import { requiredItems, signingGate } from '../verification/required-items.ts';
import { timingOf, type Timing } from '../verification/timing.ts';
import { watchEnds } from '../verification/verification-window.ts';
import type { ExceptionKind, ExceptionLine } from './exception-line.ts';
import { itemNow } from './item-now.ts';
import type { ItemNow, StartedRun } from './run-state.ts';

const order: readonly ExceptionKind[] = [
  'failed',
  'deferred',
  'open',
  'overdue',
  'late',
  'early',
  'not-applicable',
  'out-of-order',
];

export function itemExceptions(run: StartedRun, steadyNow: number): readonly ExceptionLine[] {
  const isOver = isWorkOver(run, steadyNow);
  const required = new Set(requiredItems(run, signingGate).map(({ number }) => number));
  return [...run.places.values()]
    .filter(({ item, group }) => item.kind === 'item' && group.kind !== 'follow-up')
    .flatMap(({ item }) => linesOf(run, item, { steadyNow, countsOpen: isOver && required.has(item.number) }))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** Items not worked are exceptions only once there is no more time to work them; an aborted run says so itself. */
function isWorkOver(run: StartedRun, steadyNow: number): boolean {
  if (run.outcome === 'aborted') return false;
  if (run.closing !== null) return true;
  const ends = watchEnds(run);
  return run.phase === 'verifying' && ends !== null && steadyNow >= ends;
}

function linesOf(
  run: StartedRun,
  item: ChecklistItem,
  { steadyNow, countsOpen }: { readonly steadyNow: number; readonly countsOpen: boolean },
): readonly ExceptionLine[] {
  const now = itemNow(run, item.number);
  const at = now.mark?.stamp.at ?? null;
  const by = now.mark?.stamp.by ?? null;
  const line = (kind: ExceptionKind, words: string | null, byMs: number | null = null): ExceptionLine => ({
    kind,
    item: item.number,
    text: words === null || words === '' ? item.text : `${item.text}: ${words}`,
    at,
    by,
    byMs,
  });
  const { byState, openLine } = stateLine(run, item.number, now);
  const timing = timingLine(timingOf(run, item.number, steadyNow), now);
  const isOverdue = timing?.kind === 'overdue';
  return [
    ...(byState === null ? [] : [line(byState.kind, byState.words)]),
    ...(openLine !== null && countsOpen && !isOverdue ? [line('open', openLine.words)] : []),
    ...(timing === null ? [] : [line(timing.kind, timing.words, timing.byMs)]),
    ...(now.mark?.outOfOrder === true ? [line('out-of-order', 'marked out of order')] : []),
  ];
}

type Worded = { readonly kind: ExceptionKind; readonly words: string | null };

function stateLine(
  run: StartedRun,
  item: string,
  now: ItemNow,
): { readonly byState: Worded | null; readonly openLine: Worded | null } {
  switch (now.state) {
    case 'failed':
    case 'deferred':
      return {
        byState: { kind: now.state, words: withOverride(run, item, now.reason) },
        openLine: null,
      };
    case 'not-applicable':
      return { byState: { kind: now.state, words: now.reason }, openLine: null };
    case 'open':
      return { byState: null, openLine: { kind: 'open', words: withOverride(run, item, null) } };
    case 'done':
      return { byState: null, openLine: null };
  }
}

function withOverride(run: StartedRun, item: string, reason: string | null): string | null {
  const gate = overriddenAt(run, item);
  if (gate === null) return reason;
  return [reason, `overridden at ${gateName(run, gate)}`].filter((part) => part !== null).join('; ');
}

/** "Step 3", "go-live", "signing", or the group's title. */
export function gateName(run: StartedRun, gate: string): string {
  const group = run.checklist.sections.flatMap(({ groups }) => groups).find(({ number }) => number === gate);
  if (group === undefined) return gate;
  return group.step === null ? group.title : `Step ${group.step}`;
}

type TimingLine = {
  readonly kind: 'late' | 'early' | 'overdue';
  readonly words: string;
  readonly byMs: number;
};

function timingLine(timing: Timing, now: ItemNow): TimingLine | null {
  switch (timing.kind) {
    case 'late':
    case 'early': {
      const stated = now.mark?.statedAt ?? null;
      const words = `${formatDuration(timing.byMs)} ${timing.kind}`;
      const reason = stated === null ? '' : `, stated as done earlier: ${now.reason ?? ''}`;
      return { kind: timing.kind, words: words + reason, byMs: timing.byMs };
    }
    case 'overdue':
      return { kind: 'overdue', words: `${formatDuration(timing.byMs)} overdue`, byMs: timing.byMs };
    case 'none':
    case 'on-time':
    case 'opens':
    case 'due':
      return null;
  }
}
