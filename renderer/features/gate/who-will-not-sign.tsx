import type { ReactNode } from 'react';
import { missingSlots } from '#shared/sign-off/sign-off-slots.ts';
import { useRun } from '../../stores/use-app.ts';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './who-will-not-sign.module.css';

interface WhoWillNotSignProps {
  /** Reason by slot; an empty one says nothing. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly onChange: (reasons: Readonly<Record<string, string>>) => void;
}

/** Page one is fixed by the first signature, so the reason for a signer who will be missing is given before. */
export function WhoWillNotSign({ reasons, onChange }: WhoWillNotSignProps): ReactNode {
  const run = useRun();
  const slots = missingSlots(run);
  if (slots.length === 0) return null;
  const given = slots.filter(({ slot }) => (reasons[slot] ?? '').trim() !== '').length;
  return (
    <details className={styles.fold}>
      <summary>
        <Icon name="chevron-right" />
        Who will not sign: <b>{given === 0 ? 'nobody named' : `${given} of ${slots.length} with a reason`}</b>
      </summary>
      <p className={styles.hint}>
        A reason given here is printed on page 1 beside the missing signature. It cannot be added once
        somebody has signed.
      </p>
      <div className={styles.slots}>
        {slots.map(({ slot, label }) => (
          <TextField
            key={slot}
            label={label}
            placeholder="Why this signature will be missing"
            value={reasons[slot] ?? ''}
            onChange={(reason) => onChange({ ...reasons, [slot]: reason })}
          />
        ))}
      </div>
    </details>
  );
}

/** The reasons as they are recorded: trimmed, and only those that were given. */
export function givenReasons(reasons: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reasons)
      .map(([slot, reason]) => [slot, reason.trim()] as const)
      .filter(([, reason]) => reason !== ''),
  );
}
