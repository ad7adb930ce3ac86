import { type ReactNode, useEffect, useRef } from 'react';
import { useApp, useAppStore, useRun, useSteadyNow } from '../../stores/use-app.ts';
import { KeyHints, UndoLine } from '../../ui/key-hints.tsx';
import { rollbackProgress } from '#shared/run/rollback-progress.ts';
import { itemNow } from '#shared/run/item-now.ts';
import { lastMark } from '#shared/run/last-mark.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { ClockQuestion } from '../recovery/clock-question.tsx';
import { useIsTimeAsked } from '../recovery/use-is-time-asked.ts';
import { useReadLearned } from '../review/learned.ts';
import { StatusBar } from '../shell/status-bar.tsx';
import { RollbackBand } from './rollback-band.tsx';
import { RollbackContacts } from './rollback-contacts.tsx';
import { RollbackFinished } from './rollback-finished.tsx';
import { RollbackLog } from './rollback-log.tsx';
import { RollbackMessage } from './rollback-message.tsx';
import { RollbackSteps } from './rollback-steps.tsx';
import { stepNumber } from './step-model.ts';
import { useRollbackSteps } from './use-rollback-steps.ts';
import styles from './rollback-screen.module.css';

/** Rollback mode: the rail and the Now panel are gone, only what the rollback needs is left. */
export function RollbackScreen(): ReactNode {
  const run = useRun();
  const steadyNow = useSteadyNow();
  const isTimeAsked = useIsTimeAsked();
  const list = useRef<HTMLDivElement>(null);
  const steps = useRollbackSteps(list);
  const progress = rollbackProgress(run, steadyNow);
  useReadLearned(run.runId);
  useRollbackMode();
  if (progress === null) return null;
  return (
    <div className={styles.frame}>
      <RollbackBand run={run} progress={progress} steadyNow={steadyNow} />
      <RollbackContacts run={run} />
      <main className={styles.main} aria-label="Rollback">
        <div className={styles.steps} data-pane="steps">
          {isTimeAsked ? (
            <ClockQuestion />
          ) : (
            <RollbackSteps ref={list} run={run} progress={progress} steps={steps} steadyNow={steadyNow} />
          )}
          {progress.finished && <RollbackFinished progress={progress} />}
          <p className={styles.paused}>{pausedSentence(run)}</p>
        </div>
        <aside className={styles.side} data-pane="log" aria-label="Log and text">
          <RollbackLog run={run} />
          <RollbackMessage run={run} />
        </aside>
      </main>
      <footer>
        <StatusBar />
        <div className={styles.keys}>
          <KeyHints
            hints={[
              { keys: ['j', 'k'], label: 'move' },
              { keys: ['x'], label: 'done' },
              { keys: ['a'], label: 'not needed' },
              { keys: ['f'], label: 'failed' },
              { keys: ['n'], label: 'note' },
            ]}
          >
            <LastStep run={run} onUndo={() => void steps.undo()} />
          </KeyHints>
        </div>
      </footer>
    </div>
  );
}

/** The whole window changes its canvas; said once to screen readers. */
function useRollbackMode(): void {
  const store = useAppStore();
  // The document is outside React.
  useEffect(() => {
    const { run, announce } = store.getState();
    document.body.dataset['mode'] = 'rollback';
    const progress = run.status === 'started' ? rollbackProgress(run, 0) : null;
    const first = progress?.items.find(({ number }) => number === progress.current);
    if (progress !== null && first !== undefined) {
      const at = progress.items.indexOf(first) + 1;
      announce(`Rollback started. Step ${at} of ${progress.items.length}: ${first.text}.`, {
        assertive: true,
      });
    }
    return () => {
      document.body.dataset['mode'] = 'normal';
    };
  }, [store]);
}

function LastStep({ run, onUndo }: { readonly run: StartedRun; readonly onUndo: () => void }): ReactNode {
  const last = lastMark(run);
  const number = last === null ? null : stepNumber(run, last.item);
  const isReadOnly = useApp((state) => state.readOnly !== null);
  if (last === null || number === null || isReadOnly) return null;
  const word = itemNow(run, last.item).state.replace('not-applicable', 'not needed');
  return <UndoLine text={`Step ${number} ${word}`} onUndo={onUndo} />;
}

/** "Checklist paused at 3.2.4. The verification windows stopped at T+43:02; nothing there counts as late." */
function pausedSentence(run: StartedRun): string {
  const started = run.rollbacks.at(-1)?.started;
  const last = Object.entries(run.items)
    .flatMap(([item, record]) => record.marks.map((mark) => ({ item, mark })))
    .filter(({ item, mark }) => mark.undone === null && stepNumber(run, item) === null)
    .toSorted((a, b) => a.mark.stamp.position - b.mark.stamp.position)
    .at(-1);
  const at = last === undefined ? 'The checklist is paused.' : `Checklist paused after ${last.item}.`;
  if (run.goLive === null || started === undefined) return at;
  const minutes = Math.floor((started.steadyAt - run.goLive.steadyLiveAt) / 1000);
  const clock = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return `${at} The verification windows stopped at T+${clock}; nothing there counts as late.`;
}
