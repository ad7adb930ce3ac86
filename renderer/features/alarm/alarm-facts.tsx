import type { ReactNode } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { TimerText } from '../../ui/timer-text.tsx';
import { alarmLine, type RunAlarm } from './alarm-model.ts';
import styles from './alarm-card.module.css';

/** One alarm large; several as a list with the oldest on top. */
export function AlarmFacts({ alarm }: { readonly alarm: RunAlarm }): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  const lines = alarm.tripped.map((status) => alarmLine(alarm.run, status, offset));
  const [first] = lines;
  if (first === undefined) return null;
  if (lines.length > 1) {
    return (
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line.trigger}>
            <TimerText label={`${line.text}, observed for`} value={line.stopwatch} size="48" />
            <div>
              <b>{line.text}</b>
              <span>
                {line.observed} {line.passed}
              </span>
            </div>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div>
      <p className={styles.trigger}>{first.text}</p>
      <div className={styles.clock}>
        <TimerText label="Observed for" value={first.stopwatch} size="72" />
        <p>
          {first.observed}
          <br />
          {first.passed}
        </p>
      </div>
    </div>
  );
}
