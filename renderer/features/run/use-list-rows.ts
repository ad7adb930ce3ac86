import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { placesIn } from '#shared/run/flat-items.ts';
import { itemAsksValue, nextOpenItem } from '#shared/run/work-order.ts';
import { toldAfterPaint } from '../../stores/told-after-paint.ts';
import { useAppStore } from '../../stores/use-app.ts';

/**
 * The row that stands in the band. After a mark the band stays where it was for the one frame that shows the mark, and
 * follows the keyboard with the next; also when a key is pressed before, so that each key finds what it acts on. A row
 * in which something is typed has its band at once.
 */
export function useBand(shown: readonly ChecklistItem[], current: number): number {
  const store = useAppStore();
  const late = toldAfterPaint(store);
  const left = useSyncExternalStore(late.subscribe, () => late.beforeRun()?.currentItem ?? null);
  const item = shown[current];
  const stays = left !== null && left !== item?.number;
  // Keys come from the document, before whoever answers them.
  useEffect(() => {
    if (!stays) return;
    const follow = (): void => flushSync(late.tellNow);
    document.addEventListener('keydown', follow, true);
    return () => document.removeEventListener('keydown', follow, true);
  }, [late, stays]);
  if (!stays || item === undefined || itemAsksValue(item)) return current;
  return placesIn(shown).get(left) ?? current;
}

/**
 * Makes one row of a list the one that Tab reaches, after focus and band have moved: a tab index that changes on the
 * element in focus makes the browser work out every style at once, and again once the rest has changed.
 */
export function useTabStop(
  list: RefObject<HTMLElement | null>,
  shown: readonly ChecklistItem[],
  stop: number,
): void {
  const before = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const number = shown[stop]?.number ?? '';
    const row = list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(number)}"]`) ?? null;
    if (row !== null) row.tabIndex = 0;
    if (before.current !== null && before.current !== row) before.current.tabIndex = -1;
    before.current = row;
  }, [list, shown, stop]);
}

/**
 * Numbers of the rows whose actions are drawn though they are not seen: the row that comes next, so that a mark has
 * only to show them, and the one that was left, until the window has nothing else to do.
 */
export function useReadyRows(current: string | null): readonly string[] {
  const store = useAppStore();
  const [ready, setReady] = useState<readonly string[]>([]);
  useEffect(() => {
    if (current === null) return;
    const waiting = requestIdleCallback(() => {
      const { run } = store.getState();
      const next = run.status === 'none' ? null : nextOpenItem(run, current);
      setReady(next === null ? [current] : [current, next]);
    });
    return () => cancelIdleCallback(waiting);
  }, [store, current]);
  return ready;
}
