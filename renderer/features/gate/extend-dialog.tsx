import { type ReactNode, useState } from 'react';
import { steadyTime } from '#shared/run/clock-doubt.ts';
import { formatTimeOfDay, parseTimeOfDay } from '#shared/time/instant.ts';
import { dueWindow, minuteMs, verifyGroups } from '#shared/verification/verification-window.ts';
import { useApp, useAppStore, useRun, useWallNow } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioCards, type RadioCard } from '../../ui/radio-cards.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { windowLabel } from '../run/labels.ts';
import { sendFocus } from '../run/run-view.ts';
import styles from './dialogs.module.css';

type Choice = '5' | '10' | '15' | 'time';

const choices: readonly RadioCard<Choice>[] = [
  { value: '5', label: '5 min' },
  { value: '10', label: '10 min' },
  { value: '15', label: '15 min' },
  { value: 'time', label: 'To a time…' },
];

interface ExtendDialogProps {
  readonly group: string;
  readonly onClose: () => void;
}

/** Gives a window more minutes, with a reason; both ends stay in the record. */
export function ExtendDialog({ group, onClose }: ExtendDialogProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const [choice, setChoice] = useState<Choice>('10');
  const [time, setTime] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const wallNow = useWallNow();
  const found = verifyGroups(run).find((one) => one.number === group);
  const window = found === undefined ? null : dueWindow(run, found);
  if (found === undefined || window === null || window.steadyOpens === null) return null;
  const live = window.steadyOpens - window.fromMinutes * minuteMs;
  const endOf = (picked: Choice): number | null => {
    if (picked === 'time') {
      const at = parseTimeOfDay(time, wallNow, offsetMinutes);
      return at === null ? null : (at - run.shiftMs - live) / minuteMs;
    }
    // Minutes are given from now on when the window is over, else added to its end.
    const base = Math.max(window.toMinutes, (steadyTime(run, wallNow) - live) / minuteMs);
    return Math.ceil((base + Number(picked)) * 60) / 60;
  };
  const label = found.window === null ? found.title : windowLabel(found.window);
  const save = async (): Promise<void> => {
    const toMinutes = endOf(choice);
    if (toMinutes === null) return setError('Give the new end as a time, such as 02:50.');
    if (reason.trim().length < 10)
      return setError('Give a reason of at least 10 characters. It is printed in the PDF.');
    const answer = await store
      .getState()
      .dispatch({ type: 'ExtendWindow', group, toMinutes, reason: reason.trim() });
    if (!answer.ok) return;
    onClose();
    const ends = formatTimeOfDay(live + toMinutes * minuteMs + run.shiftMs, offsetMinutes);
    store.getState().say(`${label} is extended to ${ends}.`);
    sendFocus('list');
  };
  return (
    <Dialog
      title={`Extend ${label}`}
      description={`Written end ${formatTimeOfDay(live + window.writtenToMinutes * minuteMs + run.shiftMs, offsetMinutes)}. Both ends stay in the record.`}
      onClose={onClose}
      onSubmit={() => void save()}
      hotkeys={[{ keys: 'Ctrl+Enter', run: () => void save() }]}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Back
          </Button>
          <Button variant="primary" keys="Ctrl+Enter" type="submit">
            Extend
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <RadioCards<Choice>
          label="By how much"
          direction="row"
          value={choice}
          onChange={setChoice}
          options={choices}
        />
        {choice === 'time' && (
          <TextField
            className={styles.time}
            label="New end"
            value={time}
            onChange={setTime}
            placeholder="02:50"
          />
        )}
        <TextArea label="Reason" value={reason} onChange={setReason} error={error ?? undefined} focusFirst />
      </div>
    </Dialog>
  );
}
