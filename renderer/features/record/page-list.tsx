import type { ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';
import type { SheetSection } from './pdf-document.ts';
import styles from './page-list.module.css';

interface PageListProps {
  readonly sections: readonly SheetSection[];
  readonly page: number;
  readonly onTurn: (page: number) => void;
}

/** The sections of the sheet with the pages they begin on. */
export function PageList({ sections, page, onTurn }: PageListProps): ReactNode {
  const current =
    sections.find((section) => section.page === page) ?? sections.findLast((section) => section.page < page);
  return (
    <nav className={styles.list} aria-label="Pages" data-pane="pages">
      <ol>
        {sections.map((section) => (
          <li key={`${section.title} ${section.page}`}>
            <button
              type="button"
              className={classNames(styles.row, section === current && styles.isCurrent)}
              aria-current={section === current ? 'true' : undefined}
              onClick={() => onTurn(section.page)}
            >
              <span className={styles.leaf} aria-hidden="true" />
              <span className={styles.title}>{section.title}</span>
              <span className={styles.number}>
                <span className="visually-hidden">page </span>
                {section.page}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
