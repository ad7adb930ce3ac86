import type { ReactNode, RefObject } from 'react';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { isClosed, itemNow, itemRecord } from '#shared/run/item-now.ts';
import type { RollbackProgress } from '#shared/run/rollback-progress.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatStopwatch, formatTimeOfDay } from '#shared/time/instant.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { TimerText } from '../../ui/timer-text.tsx';
import { LearnedHere, LearnedMark } from '../review/learned-lines.tsx';
import { itemGlyph, stateWord } from '../run/item-words.ts';
import { StepEntryForm } from './step-entry-form.tsx';
import { backupHint, recalledSteps, stepBegan, stepEnded } from './step-model.ts';
import type { RollbackStepsState } from './use-rollback-steps.ts';
import styles from './rollback-steps.module.css';

interface RollbackStepsProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly run: StartedRun;
  readonly progress: RollbackProgress;
  readonly steps: RollbackStepsState;
  readonly steadyNow: number;
}

/** The steps in their order; the selected one is large and has the actions. */
export function RollbackSteps({ ref, run, progress, steps, steadyNow }: RollbackStepsProps): ReactNode {
  const closed = progress.items.filter(({ number }) => isClosed(itemNow(run, number))).length;
  const title = run.places.get(progress.items[0]?.number ?? '')?.group.title ?? 'Rollback';
  const recalled = recalledSteps(run);
  return (
    <div ref={ref} tabIndex={-1} className={styles.list} data-pane-focus data-takes-focus>
      <h2 className={styles.title}>
        {title}
        <span>
          {closed} of {progress.items.length} closed
        </span>
      </h2>
      <ol>
        {progress.items.map((item, index) => (
          <li key={item.number} aria-current={item.number === steps.selected ? 'step' : undefined}>
            {item.number === steps.selected ? (
              <CurrentStep
                run={run}
                item={item}
                number={index + 1}
                steps={steps}
                steadyNow={progress.finished ? null : steadyNow}
              />
            ) : (
              <Row run={run} item={item} number={index + 1} onSelect={() => steps.select(item.number)} />
            )}
          </li>
        ))}
      </ol>
      {recalled.length > 0 && <p className={styles.recalled}>{recalled.join('. ')}</p>}
    </div>
  );
}

interface StepProps {
  readonly run: StartedRun;
  readonly item: ChecklistItem;
  readonly number: number;
}

function Row({ run, item, number, onSelect }: StepProps & { readonly onSelect: () => void }): ReactNode {
  const now = itemNow(run, item.number);
  return (
    <button type="button" className={styles.row} onClick={onSelect}>
      <span className={styles.number}>{number}</span>
      <Glyph name={itemGlyph(now)} />
      <span className={styles.text}>
        {item.text}
        <span className="visually-hidden">, {stateWord(now.state)}</span>
        {now.reason !== null && <span className={styles.reason}>{now.reason}</span>}
        <LearnedMark item={item.number} />
      </span>
      <span className={styles.when}>{stepEnded(run, item.number)}</span>
    </button>
  );
}

interface CurrentStepProps extends StepProps {
  readonly steps: RollbackStepsState;
  /** Null once the rollback is finished: its stopwatch stands still. */
  readonly steadyNow: number | null;
}

function CurrentStep({ run, item, number, steps, steadyNow }: CurrentStepProps): ReactNode {
  const now = itemNow(run, item.number);
  const isOpen = now.state === 'open';
  const began = stepBegan(run, item.number);
  return (
    <div className={styles.current}>
      <div className={styles.head}>
        <span className={styles.number}>{number}</span>
        <Glyph name={itemGlyph(now)} />
        <h3 className={styles.large}>{item.text}</h3>
        {isOpen && steadyNow !== null ? (
          <TimerText label="This step" value={formatStopwatch(steadyNow - began)} size="32" />
        ) : (
          <span className={styles.when}>{stepEnded(run, item.number)}</span>
        )}
      </div>
      <div className={styles.inner}>
        {now.reason !== null && <p className={styles.reason}>{now.reason}</p>}
        {steps.entry === null ? (
          <Actions steps={steps} isDone={now.state === 'done'} />
        ) : (
          <StepEntryForm item={item} steps={steps} />
        )}
        <LearnedHere item={item.number} />
        <Hints run={run} item={item.number} />
      </div>
    </div>
  );
}

interface ActionsProps {
  readonly steps: RollbackStepsState;
  readonly isDone: boolean;
}

function Actions({ steps, isDone }: ActionsProps): ReactNode {
  return (
    <div className={styles.actions}>
      {!isDone && (
        <>
          <Button variant="primary" size="lg" keys="x" onClick={() => void steps.done()}>
            Done
          </Button>
          <Button size="lg" keys="a" onClick={() => steps.openEntry('not-applicable')}>
            Not needed
          </Button>
        </>
      )}
      <Button size="lg" keys="f" onClick={() => steps.openEntry('failed')}>
        Failed
      </Button>
      <span className={styles.more}>
        <Button variant="quiet" size="lg" keys="n" onClick={() => steps.openEntry('note')}>
          Note
        </Button>
        <Button variant="quiet" size="lg" keys="e" onClick={() => void steps.evidence()}>
          Evidence
        </Button>
      </span>
    </div>
  );
}

function Hints({ run, item }: { readonly run: StartedRun; readonly item: string }): ReactNode {
  const backup = backupHint(run, item);
  const { notes, evidence } = itemRecord(run, item);
  const kept = evidence.filter(({ removed }) => removed === null);
  return (
    <>
      {backup !== null && (
        <p className={styles.hint}>
          Backup to restore from: {backup.item}, <b>{backup.text}</b>
        </p>
      )}
      {notes.map(({ stamp, text }) => (
        <p key={stamp.position} className={styles.hint}>
          {formatTimeOfDay(stamp.at, stamp.offsetMinutes)} {text}
        </p>
      ))}
      {kept.length > 0 && (
        <p className={styles.hint}>Evidence: {kept.map((one) => one.evidence.name).join(', ')}</p>
      )}
    </>
  );
}
