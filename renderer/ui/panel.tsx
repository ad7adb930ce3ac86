import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './panel.module.css';

interface PanelProps {
  readonly title?: ReactNode | undefined;
  /** Grey number after the title. */
  readonly count?: number | string | undefined;
  /** Right end of the title row: text or buttons. */
  readonly aside?: ReactNode | undefined;
  readonly level?: 2 | 3 | undefined;
  /** `card`: white with an edge and a radius. `band`: part of a side panel, closed by a line. */
  readonly look?: 'card' | 'band' | undefined;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}

/** A titled part of a screen. */
export function Panel({
  title,
  count,
  aside,
  level = 2,
  look = 'card',
  children,
  className,
}: PanelProps): ReactNode {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={classNames(styles[look], className)}>
      {(title !== undefined || aside !== undefined) && (
        <div className={styles.head}>
          {title !== undefined && (
            <Heading className={styles.title}>
              {title}
              {count !== undefined && <span className={styles.count}>{count}</span>}
            </Heading>
          )}
          {aside !== undefined && <div className={styles.aside}>{aside}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
