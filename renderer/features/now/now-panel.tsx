import type { ReactNode } from 'react';
import { clockDoubt } from '#shared/run/clock-doubt.ts';
import { useOfRun } from '../../stores/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { ClockBlock } from './clock-block.tsx';
import { ContactsBlock } from './contacts-block.tsx';
import { ForecastBlock } from './forecast-block.tsx';
import { StepsBlock } from './steps-block.tsx';
import { TriggersBlock } from './triggers-block.tsx';
import { WindowsBlock } from './windows-block.tsx';
import styles from './now-panel.module.css';

interface NowPanelProps {
  readonly isNarrow: boolean;
}

/** Everything that runs: clock, windows, triggers; and whom to call. The clock never scrolls away. */
export function NowPanel({ isNarrow }: NowPanelProps): ReactNode {
  const isInDoubt = useOfRun((run) => clockDoubt(run) !== null);
  const isDeploying = useOfRun((run) => run.phase === 'deploying' && run.goLive === null);
  return (
    <aside className={classNames(styles.panel, isNarrow && styles.isNarrow)} aria-label="Now" data-pane="now">
      <ClockBlock isNarrow={isNarrow} />
      <div className={styles.rest} data-pane-focus tabIndex={-1}>
        {isInDoubt ? (
          <p className={styles.unknown}>
            Windows and stopwatches are shown again once it is known what time it is. None of them stopped.
          </p>
        ) : (
          <>
            {isDeploying && <StepsBlock />}
            <WindowsBlock isNarrow={isNarrow} />
            <TriggersBlock isNarrow={isNarrow} />
            <ForecastBlock />
          </>
        )}
        <ContactsBlock isNarrow={isNarrow} />
      </div>
    </aside>
  );
}
