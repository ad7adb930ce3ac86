import type { ReactNode } from 'react';
import { goLiveItem } from '#shared/checklist/go-live-item.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatStopwatch, formatTimeOfDay } from '#shared/time/instant.ts';
import { triggerStatus, type TriggerStatus } from '#shared/verification/trigger.ts';
import { useApp, useAppStore, useRun } from '../../stores/use-app.ts';
import { useRunNow } from '../run/use-run-now.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { sendFocus, useRunView } from '../run/run-view.ts';
import { TriggerCard } from './trigger-card.tsx';
import { pressTrigger } from './trigger-actions.ts';
import { triggerName, triggerNumbers } from './trigger-name.ts';
import styles from './triggers-block.module.css';
import panel from './now-panel.module.css';

const clearedStaysMs = 10 * 60_000;

/** The rollback triggers: each with its key and threshold, or its stopwatch while its condition is observed. */
export function TriggersBlock({ isNarrow }: { readonly isNarrow: boolean }): ReactNode {
  const run = useRun();
  const steadyNow = useRunNow();
  const triggers = triggerNumbers(run);
  if (triggers.length === 0) return null;
  const statuses = triggers.map((trigger) => triggerStatus(run, trigger, steadyNow));
  const isEnded = statuses.every((status) => status.state === 'watch-ended');
  return (
    <section className={panel.block}>
      <div className={panel.head}>
        <h2>Rollback triggers</h2>
        <span className={panel.aside}>
          <TriggersAside run={run} isEnded={isEnded} isNarrow={isNarrow} />
        </span>
      </div>
      {statuses.map((status, index) => (
        <TriggerLine
          key={status.trigger}
          status={status}
          number={index + 1}
          steadyNow={steadyNow}
          isNarrow={isNarrow}
        />
      ))}
      {isEnded && run.phase === 'verifying' && <KeepWatch />}
    </section>
  );
}

interface TriggersAsideProps {
  readonly run: StartedRun;
  readonly isEnded: boolean;
  readonly isNarrow: boolean;
}

function TriggersAside({ run, isEnded, isNarrow }: TriggersAsideProps): ReactNode {
  if (isEnded) return 'watch ended';
  if (run.watch === null) {
    const item = goLiveItem(run.checklist);
    return item === null ? 'armed at go-live' : `armed at ${item.number}`;
  }
  return (
    <>
      press <Keycap keys="t" /> then {!isNarrow && 'its '}number
    </>
  );
}

interface TriggerLineProps {
  readonly status: TriggerStatus;
  readonly number: number;
  readonly steadyNow: number;
  readonly isNarrow: boolean;
}

function TriggerLine({ status, number, steadyNow, isNarrow }: TriggerLineProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const isAsked = useRunView((view) => view.confirmTrigger === status.trigger);
  const text = run.places.get(status.trigger)?.item.text ?? status.trigger;
  if (status.breach !== null) return <TriggerCard status={status} number={number} />;
  if (isAsked) return <ConfirmLine trigger={status.trigger} />;
  const threshold = status.holdSeconds === 0 ? 'at once' : formatStopwatch(status.holdSeconds * 1000);
  if (status.state !== 'watched') {
    return (
      <div className={styles.trigger}>
        <Glyph name="watched" size={18} />
        <span className={styles.text} title={text}>
          {text}
        </span>
        <span className={styles.threshold}>{threshold}</span>
      </div>
    );
  }
  return (
    <button
      type="button"
      className={styles.trigger}
      title={text}
      aria-label={`${number} ${text}, threshold ${threshold}. Press when it is observed.`}
      onClick={() => void pressTrigger(store.getState, status.trigger)}
    >
      <Keycap keys={String(number)} />
      <span className={styles.text}>{text}</span>
      {!isNarrow && (
        <span className={styles.threshold}>
          <ClearedOr status={status} steadyNow={steadyNow} otherwise={threshold} />
        </span>
      )}
    </button>
  );
}

interface ClearedOrProps {
  readonly status: TriggerStatus;
  readonly steadyNow: number;
  readonly otherwise: string;
}

/** "cleared 02:31:09 after 0:22" for ten minutes, then the threshold again. */
function ClearedOr({ status, steadyNow, otherwise }: ClearedOrProps): ReactNode {
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const breach = status.lastCleared;
  const cleared = breach?.cleared ?? null;
  if (breach === null || cleared === null || steadyNow - cleared.steadyClearedAt > clearedStaysMs)
    return otherwise;
  const after = formatStopwatch(cleared.steadyClearedAt - breach.steadySince);
  return `cleared ${formatTimeOfDay(cleared.clearedAt, offsetMinutes)} after ${after}`;
}

/** A trigger without a time trips at once, so it asks first. */
function ConfirmLine({ trigger }: { readonly trigger: string }): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const leave = (): void => {
    useRunView.setState({ confirmTrigger: null });
    sendFocus('list');
  };
  const raise = async (): Promise<void> => {
    await pressTrigger(store.getState, trigger);
    sendFocus('list');
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape of the buttons inside
    <div
      className={styles.confirm}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        leave();
      }}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset draws a frame
      role="group"
      aria-label="Confirm"
    >
      <p>{triggerName(run, trigger)} observed?</p>
      <div className={styles.buttons}>
        <Button size="sm" variant="caution" keys="Enter" ref={takeFocus} onClick={() => void raise()}>
          Raise the alarm now
        </Button>
        <Button size="sm" variant="quiet" keys="Esc" onClick={leave}>
          Not observed
        </Button>
      </div>
    </div>
  );
}

function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}

function KeepWatch(): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const [isAnswered, setAnswered] = [useRunView((view) => view.openParts['watch-answered'] === true), answer];
  if (run.watch?.kept !== null || isAnswered) return null;
  return (
    <div className={styles.confirm}>
      <p>Watch ended. Keep watching the triggers?</p>
      <div className={styles.buttons}>
        <Button size="sm" onClick={() => void store.getState().dispatch({ type: 'KeepWatch' })}>
          Yes, until the record is closed
        </Button>
        <Button size="sm" variant="quiet" onClick={setAnswered}>
          No
        </Button>
      </div>
    </div>
  );
}

function answer(): void {
  useRunView.setState(({ openParts }) => ({ openParts: { ...openParts, 'watch-answered': true } }));
}
