import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { nextOpenItem } from '#shared/run/work-order.ts';
import { useAppStore } from '../../stores/use-app.ts';

/**
 * Makes one row of a list the one that Tab reaches, after focus has moved: a tab index that changes on the element in
 * focus makes the browser work out every style at once, and again once the rest has changed.
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
