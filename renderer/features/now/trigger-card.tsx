import type { ReactNode } from 'react';
import { formatStopwatch, formatTimeOfDay } from '#shared/time/instant.ts';
import type { TriggerStatus } from '#shared/verification/trigger.ts';
import { useApp, useAppStore, useRun, useSteadyNow } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { TimerText } from '../../ui/timer-text.tsx';
import { LearnedHere } from '../review/learned-lines.tsx';
import { pressTrigger } from './trigger-actions.ts';
import styles from './triggers-block.module.css';

const nearMs = 30_000;

interface TriggerCardProps {
  readonly status: TriggerStatus;
  /** The digit of its key. */
  readonly number: number;
}

/** A condition that is observed: its stopwatch against its threshold, or how the alarm stands. */
export function TriggerCard({ status, number }: TriggerCardProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const isRunning = status.state === 'running';
  const text = run.places.get(status.trigger)?.item.text ?? status.trigger;
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset draws a frame
      role="group"
      aria-label={text}
      className={classNames(styles.card, !isRunning && styles.isTripped)}
      data-trigger={status.trigger}
    >
      <p className={styles.title}>
        <Glyph name={isRunning ? 'running' : 'tripped'} size={18} />
        {text}
      </p>
      <p className={styles.watch}>
        <TimerText
          label={`${text}, observed for`}
          value={formatStopwatch(status.elapsedMs)}
          size="32"
          weight={isRunning && status.tripsInMs <= nearMs ? 'semibold' : undefined}
        />
        <span className={styles.of}>
          <HowItStands status={status} />
        </span>
      </p>
      <LearnedHere item={status.trigger} />
      {isRunning && <ProgressBar value={status.elapsedMs} max={status.holdSeconds * 1000} />}
      <div className={styles.buttons}>
        {status.state === 'tripped' && (
          <Button size="sm" keys="Shift+A" onClick={() => store.getState().showAlarms()}>
            Decide
          </Button>
        )}
        <Button
          size="sm"
          keys={`t ${number}`}
          onClick={() => void pressTrigger(store.getState, status.trigger)}
        >
          Cleared
        </Button>
        {isRunning && (
          <Button
            size="sm"
            onClick={() => store.getState().openOverlay({ name: 'started-earlier', trigger: status.trigger })}
          >
            Started earlier…
          </Button>
        )}
      </div>
    </div>
  );
}

function HowItStands({ status }: { readonly status: TriggerStatus }): ReactNode {
  const run = useRun();
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const steadyNow = useSteadyNow();
  const time = (steady: number): string => formatTimeOfDay(steady + run.shiftMs, offsetMinutes);
  const { breach, hold } = status;
  if (breach === null) return null;
  const trips = breach.steadySince + status.holdSeconds * 1000;
  if (status.state === 'running') {
    return `of ${formatStopwatch(status.holdSeconds * 1000)} · alarm at ${time(trips)}`;
  }
  if (status.state === 'held' && hold !== null) {
    const again = formatStopwatch(Math.max(0, hold.steadyUntil - steadyNow));
    return `held by ${hold.decidedBy}, ${formatTimeOfDay(hold.stamp.at, offsetMinutes)} · asked again in ${again}`;
  }
  return `threshold passed at ${time(trips)}`;
}
