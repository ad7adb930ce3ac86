import { type RefObject, useEffect } from 'react';
import { useHotkeys } from '../../ui/keyboard.ts';

const rows = '[data-row]';

/** Up and Down go from row to row through all lists; the first run in progress has the focus at the start. */
export function useRowFocus(lists: RefObject<HTMLElement | null>, firstRunId: string | null): void {
  // Focus belongs to the document. Only when nothing else has it, so that typing is never interrupted.
  useEffect(() => {
    if (firstRunId === null || document.activeElement !== document.body) return;
    lists.current?.querySelector<HTMLElement>(rows)?.focus({ preventScroll: true });
  }, [lists, firstRunId]);
  useHotkeys([
    { keys: 'Down', repeats: true, run: () => moveRow(lists.current, 1) },
    { keys: 'Up', repeats: true, run: () => moveRow(lists.current, -1) },
  ]);
}

function moveRow(list: HTMLElement | null, by: 1 | -1): boolean {
  const all = [...(list?.querySelectorAll<HTMLElement>(rows) ?? [])];
  const now = all.findIndex((row) => row === document.activeElement);
  const next = all[now === -1 ? (by === 1 ? 0 : all.length - 1) : now + by];
  if (next === undefined) return false;
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  return true;
}
