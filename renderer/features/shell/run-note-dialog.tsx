import { type ReactNode, useState } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';

/** A note that belongs to the run, not to one of its items. */
export function RunNoteDialog(): ReactNode {
  const closeOverlay = useApp((state) => state.closeOverlay);
  const dispatch = useApp((state) => state.dispatch);
  const say = useApp((state) => state.say);
  const [text, setText] = useState('');
  const close = (): void => closeOverlay('note');
  const add = async (): Promise<void> => {
    if (text.trim() === '') return;
    const added = await dispatch({ type: 'AddNote', item: null, text: text.trim() });
    if (!added.ok) return;
    close();
    say('The note is in the history of the run.');
  };
  return (
    <Dialog
      title="Note on the run"
      description="Printed in the history. It cannot be taken back."
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            variant="primary"
            keys="Ctrl+Enter"
            disabled={text.trim() === ''}
            onClick={() => void add()}
          >
            Add note
          </Button>
        </>
      }
    >
      <TextArea
        label="Note"
        value={text}
        onChange={setText}
        textarea={{
          maxLength: 20_000,
          rows: 4,
          onKeyDown: (event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void add();
          },
        }}
      />
    </Dialog>
  );
}
