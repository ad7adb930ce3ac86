import { type ReactNode, useEffect, useRef } from 'react';
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
  const from = chosen?.from;
  const noted = new Set(notices.map((notice) => notice.line));
  // Scrolling belongs to the document.
  useEffect(() => {
    scroller.current?.querySelector(`[data-line="${from}"]`)?.scrollIntoView({ block: 'center' });
  }, [from]);
  return (
    <section className={styles.source} aria-label="Source">
      <h2 className={styles.head}>
        {name}
        <span className={styles.aside}>{lines.length} lines, read only</span>
      </h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className={styles.code} ref={scroller} tabIndex={0} aria-label={`Text of ${name}`}>
        {lines.map((text, index) => {
          const line = index + 1;
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
      </section>
    </section>
  );
}
