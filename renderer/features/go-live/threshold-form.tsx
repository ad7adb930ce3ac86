import { type ReactNode, useState } from 'react';
import { formatStopwatch } from '#shared/time/instant.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import styles from '../gate/dialogs.module.css';

interface ThresholdFormProps {
  /** The trigger in its own words. */
  readonly text: string;
  /** Seconds as they are now; 0 is at once. */
  readonly before: number;
  readonly onSet: (holdSeconds: number) => void;
  readonly onClose: () => void;
}

/** How long a trigger's condition must hold before it trips; 0 is at once. */
export function ThresholdForm({ text, before, onSet, onClose }: ThresholdFormProps): ReactNode {
  const [unit, setUnit] = useState<'seconds' | 'minutes'>(
    before % 60 === 0 && before > 0 ? 'minutes' : 'seconds',
  );
  const [typed, setTyped] = useState(String(unit === 'minutes' ? before / 60 : before));
  const [isRefused, setRefused] = useState(false);
  const save = (): void => {
    const amount = Number(typed.replace(',', '.'));
    const holdSeconds = Math.round(unit === 'minutes' ? amount * 60 : amount);
    if (typed.trim() === '' || !Number.isFinite(holdSeconds) || holdSeconds < 0) return setRefused(true);
    onSet(holdSeconds);
  };
  return (
    <Dialog
      title={`Threshold: ${text}`}
      description="How long the condition must be observed before the alarm. 0 is at once."
      size="sm"
      onClose={onClose}
      onSubmit={save}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Back
          </Button>
          <Button variant="primary" keys="Enter" type="submit">
            Set threshold
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <NumberField
          label="Must hold for"
          value={typed}
          onChange={setTyped}
          focusFirst
          error={isRefused ? 'Give a number, 0 or more.' : undefined}
        />
        <SelectField
          label="Unit"
          value={unit}
          onChange={setUnit}
          options={[
            { value: 'seconds', label: 'seconds' },
            { value: 'minutes', label: 'minutes' },
          ]}
        />
      </div>
    </Dialog>
  );
}

/** "at once", "alarm after 1:30" */
export function thresholdWords(seconds: number): string {
  return seconds === 0 ? 'at once' : `alarm after ${formatStopwatch(seconds * 1000)}`;
}
