import { type ReactNode, useState } from 'react';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { signedCount, slotRows } from './slot-rows.ts';

/** "Reopen the record? 4 people have signed. If something changes they must sign again." */
export function ReopenRecordDialog(): ReactNode {
  const run = useRun();
  const dispatch = useApp((state) => state.dispatch);
  const closeOverlay = useApp((state) => state.closeOverlay);
  const go = useApp((state) => state.go);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string>();
  const close = (): void => closeOverlay('reopen-record');
  const reopen = async (): Promise<void> => {
    if (reason.trim() === '') return setError('Give the reason. It is printed in the PDF.');
    const answer = await dispatch({ type: 'ReopenRecord', reason: reason.trim() });
    if (!answer.ok) return;
    close();
    go({ name: 'run', runId: run.runId });
  };
  return (
    <Dialog
      title="Reopen the record?"
      description={cost(run)}
      onClose={close}
      hotkeys={[{ keys: 'Ctrl+Enter', run: () => void reopen() }]}
      footer={
        <>
          <Button keys="Esc" onClick={close}>
            Leave it closed
          </Button>
          <Button variant="caution" keys="Ctrl+Enter" onClick={() => void reopen()}>
            Reopen the record
          </Button>
        </>
      }
    >
      <TextArea label="Reason" focusFirst error={error} value={reason} onChange={setReason} />
    </Dialog>
  );
}

function cost(run: StartedRun): string {
  const signed = signedCount(slotRows(run));
  if (signed === 0) return 'Nobody has signed yet. Items can be marked and noted again until it is closed.';
  const people = signed === 1 ? '1 person has' : `${signed} people have`;
  return `${people} signed. If something changes they must sign again; their earlier signatures stay in the history.`;
}
