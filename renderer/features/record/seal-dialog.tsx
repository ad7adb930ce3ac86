import { type ReactNode, useState } from 'react';
import { missingSlots } from '#shared/sign-off/sign-off-slots.ts';
import { useApp, useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { sealRun } from './record-acts.ts';
import { isMarkedDraft } from './record-state.ts';
import { useRecordView } from './record-view.ts';

/** Asked once: nothing can change afterwards. With signatures missing it takes a reason. */
export function SealDialog(): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const closeOverlay = useApp((state) => state.closeOverlay);
  const isSaved = useRecordView((view) => view.savedPath !== null);
  const sheet = useRecordView((view) => (view.runId === run.runId ? view.sheet : null));
  const hasSheet = sheet !== null;
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const missing = missingSlots(run);
  const needsReason = missing.length > 0;
  const close = (): void => closeOverlay('seal');
  const seal = async (): Promise<void> => {
    setTried(true);
    if (!hasSheet) {
      close();
      store.getState().go({ name: 'record', runId: run.runId });
      return;
    }
    if (needsReason && reason.trim() === '') return;
    if (await sealRun(store, needsReason ? reason.trim() : null)) close();
  };
  return (
    <Dialog
      title="Seal the run?"
      description={
        isSaved
          ? 'After this nothing in it can change. Follow-ups go on beside it.'
          : 'The sheet is saved first. After this nothing in it can change. Follow-ups go on beside it.'
      }
      onClose={close}
      initialFocus={needsReason ? 'auto' : 'dialog'}
      onSubmit={() => void seal()}
      hotkeys={[{ keys: 'Ctrl+Enter', run: () => void seal() }]}
      footer={
        <>
          <Button keys="Esc" onClick={close}>
            Not yet
          </Button>
          <Button
            variant={needsReason ? 'caution' : 'primary'}
            keys={needsReason ? 'Ctrl+Enter' : 'Enter'}
            type="submit"
          >
            {sealLabel({ hasSheet, isSaved, needsReason })}
          </Button>
        </>
      }
    >
      {needsReason && (
        <>
          <p>
            {missing.length === 1 ? '1 signature is' : `${missing.length} signatures are`} missing:{' '}
            {missing.map(({ label }) => label).join(', ')}.{' '}
            {isMarkedDraft(sheet) ? 'The sheet stays marked DRAFT.' : 'Their fields stay empty.'}
          </p>
          <TextArea
            label="Why it is sealed without them"
            focusFirst
            hint="It is kept in the record."
            error={isTried && reason.trim() === '' ? 'Give the reason.' : undefined}
            value={reason}
            onChange={setReason}
          />
        </>
      )}
    </Dialog>
  );
}

type SealState = { readonly hasSheet: boolean; readonly isSaved: boolean; readonly needsReason: boolean };

function sealLabel({ hasSheet, isSaved, needsReason }: SealState): string {
  if (!hasSheet) return 'Show the sheet first';
  const act = isSaved ? 'Seal the run' : 'Save the sheet and seal';
  return needsReason ? `${act} anyway` : act;
}
