import type { ReactNode } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';
import { TimerText } from '../../ui/timer-text.tsx';
import { runName } from '../shell/run-name.ts';
import { alarmLine } from './alarm-model.ts';
import { useAlarm } from './use-alarm.ts';
import styles from './alarm-strip.module.css';

/** An alarm that was put aside: on top of every screen until it is decided. */
export function AlarmStrip(): ReactNode {
  const isAnyAside = useApp((state) => state.alarmsAside.length > 0);
  // Apart, so that no mark and no second draws it while none is put aside.
  return isAnyAside ? <AsideAlarm /> : null;
}

function AsideAlarm(): ReactNode {
  const alarm = useAlarm();
  const aside = useApp((state) => state.alarmsAside);
  const offset = useApp((state) => state.offsetMinutes);
  const showAlarms = useApp((state) => state.showAlarms);
  if (alarm === null || !alarm.keys.every((key) => aside.includes(key))) return null;
  const { run, tripped } = alarm;
  return (
    <section aria-label="Alarm put aside">
      <Strip
        tone="alarm"
        actions={
          <Button className={styles.open} size="sm" keys="Shift+A" onClick={showAlarms}>
            Decide
          </Button>
        }
      >
        <ul className={styles.lines} aria-label="Threshold passed, not decided">
          {tripped
            .map((status) => alarmLine(run, status, offset))
            .map((line) => (
              <li key={line.trigger}>
                <TimerText
                  label={`${line.text}, observed for`}
                  value={line.stopwatch}
                  size="20"
                  weight="semibold"
                />
                <b>{line.text}</b>
                <span>{runName(run.details)}, threshold passed, not decided</span>
              </li>
            ))}
        </ul>
      </Strip>
    </section>
  );
}
