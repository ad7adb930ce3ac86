/** One step of the rollback as its row shows it. */
import { rollbackItemsOf } from '#shared/checklist/rollback-items-of.ts';
import { isClosed, itemNow, itemRecord } from '#shared/run/item-now.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatStopwatch, formatTimeOfDay } from '#shared/time/instant.ts';
import { initials } from '../../ui/initials.ts';

/** Position from 1, or null for an item that is no rollback step. */
export function stepNumber(run: StartedRun, item: string): number | null {
  const index = rollbackItemsOf(run.checklist).findIndex(({ number }) => number === item);
  return index === -1 ? null : index + 1;
}

/** Steady instant at which a step's own stopwatch began: when the step before it was closed, else the decision. */
export function stepBegan(run: StartedRun, item: string): number {
  const items = rollbackItemsOf(run.checklist);
  const before = items.slice(
    0,
    items.findIndex(({ number }) => number === item),
  );
  const ends = before.flatMap(({ number }) => {
    const { mark, state } = itemNow(run, number);
    return mark === null || state === 'open' ? [] : [mark.stamp.steadyAt];
  });
  return Math.max(run.rollbacks.at(-1)?.started.steadyAt ?? 0, ...ends);
}

/** "02:47:40 ML, took 0:38" */
export function stepEnded(run: StartedRun, item: string): string {
  const { mark, state } = itemNow(run, item);
  if (mark === null || state === 'open') return '';
  const { at, offsetMinutes, by, steadyAt } = mark.stamp;
  const took = state === 'done' ? `, took ${formatStopwatch(steadyAt - stepBegan(run, item))}` : '';
  return `${formatTimeOfDay(at, offsetMinutes)} ${initials(by)}${took}`;
}

/** The first step before this one that is neither closed nor failed, or null. */
export function openBefore(run: StartedRun, item: string): string | null {
  const items = rollbackItemsOf(run.checklist).map(({ number }) => number);
  return items.slice(0, items.indexOf(item)).find((number) => itemNow(run, number).state === 'open') ?? null;
}

/** What to restore from, as noted at an item about a backup: "2.1.4, s3://…", or null. */
export function backupHint(
  run: StartedRun,
  item: string,
): { readonly item: string; readonly text: string } | null {
  const text = run.places.get(item)?.item.text ?? '';
  if (!/\brestore\b/iu.test(text) || !/\b(?:database|data|backup)\b/iu.test(text)) return null;
  const noted = [...run.places.values()]
    .filter(({ item: other, section }) => section.part === 'deploy' && /\bback\s?up\b/iu.test(other.text))
    .flatMap(({ item: other }) => {
      const { notes, evidence } = itemRecord(run, other.number);
      const link = evidence.findLast(
        ({ removed, evidence: { kind } }) => removed === null && kind === 'link',
      );
      const words = notes.at(-1)?.text ?? link?.evidence.text ?? null;
      return words === null ? [] : [{ item: other.number, text: words }];
    });
  return noted.at(-1) ?? null;
}

/** Failed or deferred steps: they stay recalled until they are closed. */
export function recalledSteps(run: StartedRun): readonly string[] {
  return rollbackItemsOf(run.checklist).flatMap((item, index) => {
    const now = itemNow(run, item.number);
    if (now.state === 'open' || isClosed(now)) return [];
    return [`Step ${index + 1} ${now.state}${now.reason === null ? '' : `: ${now.reason}`}`];
  });
}
