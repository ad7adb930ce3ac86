import type { ReactNode } from 'react';
import styles from './app-frame.module.css';
import { TopBar } from './top-bar.tsx';

interface ScreenFrameProps {
  readonly title: ReactNode;
  /** Small line above the title: where one is. */
  readonly above?: ReactNode | undefined;
  /** Right end of the title row. */
  readonly actions?: ReactNode | undefined;
  /** `page` scrolls as a whole; `fixed` fills the window, its parts scroll. */
  readonly scroll?: 'page' | 'fixed' | undefined;
  readonly children: ReactNode;
}

/** A screen outside a run: bar, title row, content. */
export function ScreenFrame({
  title,
  above,
  actions,
  scroll = 'page',
  children,
}: ScreenFrameProps): ReactNode {
  return (
    <div className={styles.screen}>
      <TopBar />
      <main className={scroll === 'page' ? styles.page : styles.fixed} data-pane="main">
        <div className={styles.titleRow}>
          <div className={styles.titles}>
            {above !== undefined && <p className={styles.above}>{above}</p>}
            <h1 className={above === undefined ? styles.title : styles.smallTitle}>{title}</h1>
          </div>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </div>
        {children}
      </main>
    </div>
  );
}
