import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { chunksBetween, segmentsOf, type Heights, type Near, type Segment } from './list-window.ts';

/** How far beyond the visible part rows are mounted, CSS pixels. */
const margin = 400;

/**
 * What of a list to mount. Follows the scroll position of the ancestor marked `data-scroller`; the chunk `always` is
 * mounted wherever it is. `of` stands for the items: with other items nothing is known of their heights.
 */
export function useListWindow(
  list: RefObject<HTMLElement | null>,
  of: readonly unknown[],
  always: number,
): { readonly segments: readonly Segment[]; readonly heights: Map<number, number> } {
  // oxlint-disable-next-line react/exhaustive-deps -- measured anew for other items
  const heights = useMemo(() => new Map<number, number>(), [of]);
  const [near, setNear] = useState<Near>({ from: always - 1, to: always + 1 });
  const shown = useRef(near);
  // What is on screen is known once the list is laid out, and again after each scroll.
  useLayoutEffect(() => {
    const scroller = list.current?.closest<HTMLElement>('[data-scroller]') ?? null;
    if (scroller === null) return;
    // A `flushSync` costs even where nothing changes, and every mark scrolls a little.
    const look = (show: (next: Near) => void): void => {
      const next = list.current === null ? null : onScreen(scroller, list.current, of.length, heights);
      if (next === null || (shown.current.from === next.from && shown.current.to === next.to)) return;
      shown.current = next;
      show(next);
    };
    // At once, so that no frame shows a gap where rows belong.
    const onScroll = (): void => look((next) => flushSync(() => setNear(next)));
    const onResize = (): void => look(setNear);
    look(setNear);
    scroller.addEventListener('scroll', onScroll, { passive: true });
    window.addEventListener('resize', onResize);
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      window.removeEventListener('resize', onResize);
    };
  }, [list, of, heights]);
  return { segments: segmentsOf(near, always, of.length, heights), heights };
}

/** Remembers the height of a mounted chunk for the time when it is a gap. */
export function useMeasured(
  element: RefObject<HTMLElement | null>,
  chunk: number,
  heights: Map<number, number>,
): void {
  // Heights come from the browser, after each layout that changed one.
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver((entries) => {
      const height = entries.at(-1)?.borderBoxSize[0]?.blockSize;
      if (height !== undefined) heights.set(chunk, height);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, chunk, heights]);
}

function onScreen(scroller: HTMLElement, list: HTMLElement, count: number, heights: Heights): Near {
  const top = scroller.getBoundingClientRect().top - list.getBoundingClientRect().top - margin;
  return chunksBetween({ top, bottom: top + scroller.clientHeight + 2 * margin }, count, heights);
}
