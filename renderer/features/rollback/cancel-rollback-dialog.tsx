import { type ReactNode, useState } from 'react';
import { useApp, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './decision-dialog.module.css';

/** For a rollback started by mistake; possible until its first step is closed. */
export function CancelRollbackDialog(): ReactNode {
  const run = useRun();
  const closeOverlay = useApp((state) => state.closeOverlay);
  const dispatch = useApp((state) => state.dispatch);
  const [decidedBy, setDecidedBy] = useState(run.people.decisionMaker.name);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const close = (): void => closeOverlay('cancel-rollback');
  const submit = async (): Promise<void> => {
    if (decidedBy.trim() === '') return setMissing('Give the name of the person who decides.');
    if (reason.trim() === '') return setMissing('Say why the rollback is cancelled.');
    const answer = await dispatch({
      type: 'CancelRollback',
      decidedBy: decidedBy.trim(),
      reason: reason.trim(),
    });
    if (answer.ok) close();
  };
  return (
    <Dialog
      title="Cancel the rollback?"
      description="Only for a rollback started by mistake. The verification windows go on from go-live as if they had never stopped. That it was started, and cancelled, stays in the record."
      onClose={close}
      hotkeys={[{ keys: 'Ctrl+Enter', run: () => void submit() }]}
      footer={
        <>
          <Button keys="Esc" onClick={close}>
            Go on rolling back
          </Button>
          <Button variant="caution" keys="Ctrl+Enter" onClick={() => void submit()}>
            Cancel the rollback
          </Button>
        </>
      }
    >
      <TextField label="Decided by" value={decidedBy} onChange={setDecidedBy} />
      <TextArea
        label="Reason"
        focusFirst
        hint="It is printed in the PDF."
        value={reason}
        onChange={setReason}
      />
      {missing !== null && (
        <p role="alert" className={styles.missing}>
          {missing}
        </p>
      )}
    </Dialog>
  );
}
