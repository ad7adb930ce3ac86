/** What is signed, told in groups: how items ended, what was overridden, what was observed and decided. */
import { exceptions, recallCounts, type ExceptionLine } from '#shared/run/exceptions.ts';
import { itemNow } from '#shared/run/item-now.ts';
import { batchWords, markBatches } from '#shared/run/mark-batches.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatDuration, formatTimeOfDay } from '#shared/time/instant.ts';
import type { GlyphName } from '../../ui/glyph.tsx';

export type RecallGroup = {
  readonly kind: string;
  /** "1 failed", "0 open" */
  readonly title: string;
  readonly glyph: GlyphName;
  readonly lines: readonly { readonly key: string; readonly title: string; readonly detail: string }[];
  /** Shown only when asked for. */
  readonly isFolded: boolean;
};

type Wanted = {
  readonly kinds: readonly ExceptionLine['kind'][];
  readonly one: string;
  readonly many: string;
  readonly glyph: GlyphName;
  /** Also shown when there is none. */
  readonly always?: boolean;
  readonly folded?: boolean;
};

const wanted: readonly Wanted[] = [
  { kinds: ['failed'], one: 'failed', many: 'failed', glyph: 'failed', always: true },
  { kinds: ['deferred'], one: 'deferred', many: 'deferred', glyph: 'deferred', always: true },
  { kinds: ['late'], one: 'late', many: 'late', glyph: 'late', always: true },
  { kinds: ['open', 'overdue'], one: 'open', many: 'open', glyph: 'open', always: true },
  { kinds: ['not-applicable'], one: 'not applicable', many: 'not applicable', glyph: 'na', folded: true },
  { kinds: ['early'], one: 'early', many: 'early', glyph: 'early', folded: true },
  { kinds: ['out-of-order'], one: 'out of order', many: 'out of order', glyph: 'caution' },
  { kinds: ['override'], one: 'override', many: 'overrides', glyph: 'locked' },
  { kinds: ['tripped'], one: 'threshold passed', many: 'thresholds passed', glyph: 'tripped' },
  { kinds: ['breach'], one: 'breach, not tripped', many: 'breaches, none tripped', glyph: 'watched' },
  { kinds: ['hold'], one: 'hold', many: 'holds', glyph: 'caution' },
  { kinds: ['no-go'], one: 'no-go', many: 'no-go', glyph: 'caution' },
  { kinds: ['decline'], one: 'declined', many: 'declined', glyph: 'failed' },
  { kinds: ['extension'], one: 'window extended', many: 'windows extended', glyph: 'late' },
  { kinds: ['correction'], one: 'correction', many: 'corrections', glyph: 'caution' },
  { kinds: ['clock'], one: 'clock event', many: 'clock events', glyph: 'early' },
];

/** Told in groups; marks made in a batch stand at their end, as they are no exceptions. */
export function recallGroups(run: StartedRun, steadyNow: number): readonly RecallGroup[] {
  return [...exceptionGroups(run, steadyNow), ...batchGroup(run)];
}

function batchGroup(run: StartedRun): readonly RecallGroup[] {
  const batches = markBatches(run.items);
  if (batches.length === 0) return [];
  return [
    {
      kind: 'batch',
      title: `${batches.length} ${batches.length === 1 ? 'batch of marks' : 'batches of marks'}`,
      glyph: 'caution',
      isFolded: false,
      lines: batches.map((batch) => ({
        key: `batch ${batch.from.position}`,
        title: batchWords(batch),
        detail: `${formatTimeOfDay(batch.from.at, batch.from.offsetMinutes)}, ${batch.by}: ${batch.items[0]} to ${batch.items.at(-1)}`,
      })),
    },
  ];
}

function exceptionGroups(run: StartedRun, steadyNow: number): readonly RecallGroup[] {
  const all = exceptions(run, steadyNow).filter((line) => !isToldTwice(run, line));
  return wanted.flatMap((group): RecallGroup[] => {
    const lines = all.filter(({ kind }) => group.kinds.includes(kind));
    if (lines.length === 0 && group.always !== true) return [];
    return [
      {
        kind: group.kinds.join(' '),
        title: `${lines.length} ${lines.length === 1 ? group.one : group.many}`,
        glyph: group.glyph,
        isFolded: group.folded === true,
        lines: lines.map((line, index) => ({
          key: `${line.kind} ${line.item} ${index}`,
          ...told(run, line),
        })),
      },
    ];
  });
}

/** "with 1 failed, 1 deferred and 1 late item", "with no exceptions": as the signing sentence says it. */
export function recallWords(run: StartedRun, steadyNow: number): string {
  const counts = recallCounts(run, steadyNow);
  const parts = [
    counts.failed > 0 && `${counts.failed} failed`,
    counts.deferred > 0 && `${counts.deferred} deferred`,
    counts.late > 0 && `${counts.late} late`,
    run.closing !== null && counts.open > 0 && `${counts.open} open`,
  ].filter((part) => part !== false);
  const last = parts.pop();
  if (last === undefined) return 'with no item failed, deferred or late';
  const all = parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
  return `with ${all} ${last.startsWith('1 ') ? 'item' : 'items'}`;
}

/** A failed or deferred item is told as that; that its window has closed adds no line of its own. */
function isToldTwice(run: StartedRun, { kind, item }: ExceptionLine): boolean {
  if (kind !== 'overdue' || item === null) return false;
  return itemNow(run, item).state !== 'open';
}

function told(run: StartedRun, line: ExceptionLine): { readonly title: string; readonly detail: string } {
  const place = line.item === null ? undefined : run.places.get(line.item);
  const isItem = place?.item.kind === 'item';
  const time = line.at === null ? '' : formatTimeOfDay(line.at, run.created.offsetMinutes);
  const colon = line.text.indexOf(': ');
  if (isItem && line.item !== null) {
    return { title: `${line.item} ${place.item.text}`, detail: detailOfItem(line, place.item.text, time) };
  }
  const title = colon === -1 ? line.text : line.text.slice(0, colon);
  const rest = colon === -1 ? '' : line.text.slice(colon + 2);
  return { title, detail: [rest, time, line.by ?? ''].filter((part) => part !== '').join(', ') };
}

function detailOfItem(line: ExceptionLine, text: string, time: string): string {
  const words = (line.text.startsWith(text) ? line.text.slice(text.length) : line.text).replace(
    /^[,:]\s*/,
    '',
  );
  const by = line.byMs === null || words.includes(formatDuration(line.byMs)) ? '' : formatDuration(line.byMs);
  return [words, by, time, line.by ?? ''].filter((part) => part !== '').join(', ');
}
