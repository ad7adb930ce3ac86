import { type ReactNode, useState } from 'react';
import { useApp, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** "Abort this run? Nothing is rolled back. The record closes with the outcome Aborted and your reason." */
export function AbortDialog(): ReactNode {
  const run = useRun();
  const dispatch = useApp((state) => state.dispatch);
  const closeOverlay = useApp((state) => state.closeOverlay);
  const go = useApp((state) => state.go);
  const [decidedBy, setDecidedBy] = useState(run.operator);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const close = (): void => closeOverlay('abort');
  const abort = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === '' || decidedBy.trim() === '') return;
    const answer = await dispatch({ type: 'AbortRun', reason: reason.trim(), decidedBy: decidedBy.trim() });
    if (!answer.ok) return;
    close();
    go({ name: 'approvals', runId: run.runId });
  };
  return (
    <Dialog
      title="Abort this run?"
      description="Nothing is rolled back. The record closes with the outcome Aborted and your reason."
      onClose={close}
      hotkeys={[{ keys: 'Ctrl+Enter', run: () => void abort() }]}
      footer={
        <>
          <Button keys="Esc" onClick={close}>
            Go on with the run
          </Button>
          <Button variant="danger" keys="Ctrl+Enter" onClick={() => void abort()}>
            Abort the run
          </Button>
        </>
      }
    >
      <TextArea
        label="Reason"
        focusFirst
        hint="It is printed on page 1."
        error={isTried && reason.trim() === '' ? 'Say why the run is aborted.' : undefined}
        value={reason}
        onChange={setReason}
      />
      <TextField
        label="Decided by"
        error={isTried && decidedBy.trim() === '' ? 'Give the name of the person who decides.' : undefined}
        value={decidedBy}
        onChange={setDecidedBy}
      />
    </Dialog>
  );
}
