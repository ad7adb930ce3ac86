import type { ReactNode } from 'react';
import { itemNow } from '#shared/run/item-now.ts';
import { itemsToWork } from '#shared/run/work-order.ts';
import { formatDuration } from '#shared/time/instant.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { useRunNow } from '../run/use-run-now.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { TimerText } from '../../ui/timer-text.tsx';
import { clockNow } from '../now/clock-now.ts';
import { windowLines } from '../now/windows-model.ts';
import { MarkedBy } from '../run/item-chips.tsx';
import { itemGlyph, stateWord } from '../run/item-words.ts';
import styles from './focus-mode.module.css';

interface FocusFooterProps {
  readonly item: string;
  readonly next: string | null;
}

/** The item before and after, the countdown of the window, and T+. */
export function FocusFooter({ item, next }: FocusFooterProps): ReactNode {
  const run = useRun();
  const group = run.places.get(item)?.group.number ?? '';
  const items = itemsToWork(run, group);
  const before = items[items.findIndex((one) => one.number === item) - 1];
  const after = next === null ? undefined : run.places.get(next)?.item;
  return (
    <div className={styles.footer}>
      {before !== undefined && (
        <div className={styles.neighbour}>
          <p className={styles.label}>Before</p>
          <p className={styles.before}>
            <Glyph name={itemGlyph(itemNow(run, before.number))} size={18} />
            <span className="visually-hidden">{stateWord(itemNow(run, before.number).state)}</span>
            {before.number} {before.text}{' '}
            <span className={styles.weak}>
              <MarkedBy number={before.number} />
            </span>
          </p>
        </div>
      )}
      {after !== undefined && (
        <div className={styles.neighbour}>
          <p className={styles.label}>Next</p>
          <p>
            {after.number} {after.text}
          </p>
        </div>
      )}
      <span className={styles.space} />
      <Timers />
    </div>
  );
}

function Timers(): ReactNode {
  const run = useRun();
  const steadyNow = useRunNow();
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const clock = clockNow(run, { steadyNow, offsetMinutes });
  const open = windowLines(run, steadyNow).find((line) => line.phase === 'open');
  const label = open === undefined ? '' : `${open.label} closes in`;
  return (
    <>
      {open !== undefined && (
        <div className={styles.timer}>
          <p className={styles.label}>{label}</p>
          <TimerText
            label={label}
            size="48"
            value={formatDuration(Math.max(0, (open.window.steadyCloses ?? steadyNow) - steadyNow))}
            className={styles.countdown}
          />
        </div>
      )}
      <div className={styles.timer}>
        <p className={styles.label}>{clock.title}</p>
        <TimerText
          label={clock.title}
          size="48"
          value={clock.prefix === null ? clock.value : `${clock.prefix} ${clock.value}`}
        />
      </div>
    </>
  );
}
