import { type ReactNode, useState } from 'react';
import { formatTimeOfDay, parseTimeOfDay } from '#shared/time/instant.ts';
import { runningBreach } from '#shared/verification/trigger.ts';
import { useApp, useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { triggerName } from './trigger-name.ts';
import styles from '../gate/dialogs.module.css';

type Choice = '30' | '60' | '120' | 'time';

interface StartedEarlierDialogProps {
  readonly trigger: string;
  readonly onClose: () => void;
}

/** Moves the start of a breach back; if that passes its threshold, the alarm comes at once. */
export function StartedEarlierDialog({ trigger, onClose }: StartedEarlierDialogProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const [choice, setChoice] = useState<Choice>('60');
  const [time, setTime] = useState('');
  const [error, setError] = useState<string | null>(null);
  const breach = runningBreach(run, trigger);
  if (breach === null) return null;
  const sinceOf = (picked: Choice): number | null =>
    picked === 'time'
      ? parseTimeOfDay(time, store.getState().readWall(), offsetMinutes)
      : breach.sinceAt - Number(picked) * 1000;
  const save = async (): Promise<void> => {
    const since = sinceOf(choice);
    if (since === null) return setError('Give the time it started, such as 02:43.');
    const answer = await store.getState().dispatch({ type: 'CorrectTriggerStart', trigger, since });
    if (!answer.ok) return;
    onClose();
    store.getState().say(`${triggerName(run, trigger)} started ${formatTimeOfDay(since, offsetMinutes)}.`);
  };
  return (
    <Dialog
      title="Started earlier"
      description={`${triggerName(run, trigger)} was observed at ${formatTimeOfDay(breach.sinceAt, offsetMinutes)}.`}
      size="sm"
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Back
          </Button>
          <Button variant="primary" keys="Enter" type="submit">
            Move the start
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <RadioCards<Choice>
          label="It started"
          direction="row"
          value={choice}
          onChange={setChoice}
          options={[
            { value: '30', label: '30 s earlier' },
            { value: '60', label: '1 min earlier' },
            { value: '120', label: '2 min earlier' },
            { value: 'time', label: 'At a time…' },
          ]}
        />
        {choice === 'time' && (
          <TextField
            className={styles.time}
            label="Started at"
            value={time}
            onChange={setTime}
            placeholder="02:43"
            error={error ?? undefined}
          />
        )}
      </div>
    </Dialog>
  );
}
