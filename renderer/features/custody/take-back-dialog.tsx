import { type ReactNode, useState } from 'react';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './custody.module.css';

/** The laptop that handed a run over goes on with it after all, for a reason that stays in the history. */
export function TakeBackDialog(): ReactNode {
  const store = useAppStore();
  const installation = useApp((state) => state.startUp?.installation ?? '');
  const closeOverlay = useApp((state) => state.closeOverlay);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const close = (): void => closeOverlay('take-back');
  const takeBack = async (): Promise<void> => {
    if (reason.trim().length < 3) return setMissing(true);
    const answer = await store
      .getState()
      .dispatch({ type: 'TakeBackRun', installation, reason: reason.trim() });
    if (!answer.ok) return;
    close();
    store.getState().say('The run goes on here.');
  };
  return (
    <Dialog
      title="Take the run back?"
      description="Do this only when the other laptop does not go on. If both go on, the two histories part and are not merged."
      onClose={close}
      onSubmit={() => void takeBack()}
      footer={
        <>
          <Button variant="quiet" keys="Esc" onClick={close}>
            Cancel
          </Button>
          <Button variant="caution" keys="Enter" type="submit">
            Take it back
          </Button>
        </>
      }
    >
      <TextField label="Why" hint="Recorded with your name." value={reason} onChange={setReason} />
      {isMissing && (
        <p role="alert" className={styles.missing}>
          Say why, in a few words.
        </p>
      )}
    </Dialog>
  );
}
