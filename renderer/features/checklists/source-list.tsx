import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Notice } from '#shared/checklist/checklist.ts';
import { classNames } from '../../ui/class-names.ts';
import type { OutlineRow } from './outline-rows.ts';
import styles from './understood-view.module.css';

interface SourceListProps {
  readonly name: string;
  readonly lines: readonly string[];
  readonly chosen: OutlineRow | undefined;
  readonly notices: readonly Notice[];
  readonly onLine: (line: number) => void;
}

/** The file as it is, with line numbers; the lines of what is chosen are marked, and those with a note. */
export function SourceList({ name, lines, chosen, notices, onLine }: SourceListProps): ReactNode {
  const scroller = useRef<HTMLElement>(null);
  const { from, to } = useVisibleLines(scroller, lines.length);
  const noted = new Set(notices.map((notice) => notice.line));
  const chosenFrom = chosen?.from;
  // Scrolling belongs to the document.
  useEffect(() => {
    const element = scroller.current;
    if (element === null || chosenFrom === undefined) return;
    element.scrollTop = (chosenFrom - 0.5) * lineHeightOf(element) - element.clientHeight / 2;
  }, [chosenFrom]);
  return (
    <section className={styles.source} aria-label="Source">
      <h2 className={styles.head}>
        {name}
        <span className={styles.aside}>{lines.length} lines, read only</span>
      </h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className={styles.code} ref={scroller} tabIndex={0} aria-label={`Text of ${name}`}>
        <Gap lines={from} />
        {lines.slice(from, to).map((text, index) => {
          const line = from + index + 1;
          const isChosen = chosen !== undefined && chosen.from <= line && line <= chosen.to;
          return (
            // Choosing a line by mouse has its keyboard twin in the outline on the right.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
            <div
              key={line}
              data-line={line}
              className={classNames(
                styles.line,
                isChosen && styles.isMarked,
                noted.has(line) && styles.isNoted,
              )}
              onClick={() => onLine(line)}
            >
              <span className={styles.lineNumber}>{line}</span>
              <code>{text}</code>
            </div>
          );
        })}
        <Gap lines={lines.length - to} />
      </section>
    </section>
  );
}

/** Stands for lines that are not drawn. */
function Gap({ lines }: { readonly lines: number }): ReactNode {
  return lines <= 0 ? null : <div style={{ height: `calc(${lines} * 1.25rem)` }} />;
}

type Lines = { readonly from: number; readonly to: number };

/** Lines that are drawn beyond the visible ones, so that a scroll shows no gap. */
const margin = 60;

/** Every line is one row high: which are on screen follows from where the list is scrolled to. */
function useVisibleLines(scroller: RefObject<HTMLElement | null>, count: number): Lines {
  const [near, setNear] = useState<Lines>({ from: 0, to: 2 * margin });
  // What is on screen is known once the list is laid out, and again after each scroll.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = (): void => {
      const height = lineHeightOf(element);
      const first = Math.floor(element.scrollTop / height);
      const last = Math.ceil((element.scrollTop + element.clientHeight) / height);
      // In steps, so that not every pixel draws anew.
      const from = Math.max(0, Math.floor(first / margin) * margin - margin);
      const to = Math.ceil(last / margin) * margin + margin;
      setNear((now) => (now.from === from && now.to === to ? now : { from, to }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      element.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [scroller, count]);
  return { from: Math.min(near.from, count), to: Math.min(near.to, count) };
}

function lineHeightOf(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).lineHeight) || 20;
}
