import { type ReactNode, useState } from 'react';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import styles from '../gate/dialogs.module.css';

interface ThresholdDialogProps {
  readonly trigger: string;
  readonly onClose: () => void;
}

/** How long a trigger's condition must hold before it trips; 0 is at once. */
export function ThresholdDialog({ trigger, onClose }: ThresholdDialogProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const before = run.thresholds[trigger] ?? 0;
  const [unit, setUnit] = useState<'seconds' | 'minutes'>(
    before % 60 === 0 && before > 0 ? 'minutes' : 'seconds',
  );
  const [typed, setTyped] = useState(String(unit === 'minutes' ? before / 60 : before));
  const [isRefused, setRefused] = useState(false);
  const text = run.places.get(trigger)?.item.text ?? trigger;
  const save = async (): Promise<void> => {
    const amount = Number(typed.replace(',', '.'));
    const holdSeconds = Math.round(unit === 'minutes' ? amount * 60 : amount);
    if (typed.trim() === '' || !Number.isFinite(holdSeconds) || holdSeconds < 0) return setRefused(true);
    const answer = await store.getState().dispatch({ type: 'SetThreshold', trigger, holdSeconds });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      title={`Threshold: ${text}`}
      description="How long the condition must be observed before the alarm. 0 is at once."
      size="sm"
      onClose={onClose}
      onSubmit={() => void save()}
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
