import { type ReactNode, useState } from 'react';
import { formatTimeOfDay, parseTimeOfDay } from '#shared/time/instant.ts';
import { useApp, useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { GoLiveTimes } from './go-live-times.tsx';
import styles from '../gate/dialogs.module.css';

/** Another T+0, with a reason. Windows and late marks are told anew; both times stay in the record. */
export function CorrectGoLiveDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  if (run.goLive === null) return null;
  const liveAt = parseTimeOfDay(typed, store.getState().readWall(), offsetMinutes);
  const save = async (): Promise<void> => {
    if (liveAt === null) return setError('Give the time it went live, such as 02:14.');
    if (reason.trim().length < 10)
      return setError('Give a reason of at least 10 characters. It is printed in the PDF.');
    const answer = await store.getState().dispatch({ type: 'CorrectGoLive', liveAt, reason: reason.trim() });
    if (!answer.ok) return;
    onClose();
    store.getState().say(`Go-live is corrected to ${formatTimeOfDay(liveAt, offsetMinutes)}.`);
  };
  return (
    <Dialog
      title="Correct go-live time"
      description={`Declared as ${formatTimeOfDay(run.goLive.liveAt, offsetMinutes)}. Both times stay in the record; windows and late items are told anew.`}
      onClose={onClose}
      onSubmit={() => void save()}
      hotkeys={[{ keys: 'Ctrl+Enter', run: () => void save() }]}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Back
          </Button>
          <Button variant="primary" keys="Ctrl+Enter" type="submit">
            Correct go-live
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          className={styles.time}
          label="It went live at"
          value={typed}
          onChange={setTyped}
          placeholder="02:14"
          focusFirst
        />
        {liveAt !== null && <GoLiveTimes liveAt={liveAt} />}
        <TextArea label="Reason" value={reason} onChange={setReason} error={error ?? undefined} />
      </div>
    </Dialog>
  );
}
