import type { ReactNode } from 'react';
import type { FollowUpPeriodNow } from '#shared/follow-up/follow-up-periods.ts';
import { formatDateLong } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { dueText } from '../home/follow-up-rows.ts';
import styles from './follow-ups-screen.module.css';

interface PeriodListProps {
  readonly periods: readonly FollowUpPeriodNow[];
  readonly chosen: string | null;
  readonly now: number;
  readonly onChoose: (key: string) => void;
}

export function periodKey({ group, period }: FollowUpPeriodNow): string {
  return `${group.number}/${period}`;
}

/** Each period with what is closed of it, when it is due, and whether its addendum is signed. */
export function PeriodList({ periods, chosen, now, onChoose }: PeriodListProps): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  return (
    <ul className={styles.list}>
      {periods.map((period) => {
        const key = periodKey(period);
        return (
          <li key={key}>
            <button
              type="button"
              className={styles.period}
              aria-current={key === chosen}
              onClick={() => onChoose(key)}
            >
              <b>{period.title}</b>
              <span className={styles.detail}>
                {period.closed} of {period.total} closed · due {formatDateLong(period.dueAt, offset)}
              </span>
              {period.asks && period.dueAt < now && (
                <span className={styles.late}>
                  <Glyph name="late" size={14} /> {dueText(period.dueAt, now)}
                </span>
              )}
              <span className={styles.detail}>{addendumWords(period)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function addendumWords({ addendum, changedSince }: FollowUpPeriodNow): string {
  if (addendum === null) return 'no addendum yet';
  return changedSince
    ? `addendum ${addendum.number} signed, changed since: sign again`
    : `addendum ${addendum.number} signed`;
}
