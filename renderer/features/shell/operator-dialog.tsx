import { type ReactNode, useState } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** Who is at the keyboard: asked at first start, changed from the top bar. */
export function OperatorDialog({ isFirst }: { readonly isFirst: boolean }): ReactNode {
  const operator = useApp((state) => state.settings.operator);
  const saveSettings = useApp((state) => state.saveSettings);
  const closeOverlay = useApp((state) => state.closeOverlay);
  const [name, setName] = useState(operator);
  const [error, setError] = useState<string>();
  const save = async (): Promise<void> => {
    if (name.trim() === '') {
      setError('Give your name. It stands beside everything you mark.');
      return;
    }
    if (await saveSettings({ operator: name.trim() })) closeOverlay('operator');
  };
  return (
    <Dialog
      title={isFirst ? 'Who is at the keyboard?' : 'Change the operator'}
      description="Everything you mark is recorded with this name and printed on the approval sheet. During a run, use Hand over instead."
      size="sm"
      dismissible={!isFirst}
      onClose={() => closeOverlay('operator')}
      footer={
        <>
          {!isFirst && <Button onClick={() => closeOverlay('operator')}>Cancel</Button>}
          <Button variant="primary" keys="Enter" type="submit" form="operator-form">
            {isFirst ? 'Start' : 'Save'}
          </Button>
        </>
      }
    >
      <form
        id="operator-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label="Your name"
          value={name}
          error={error}
          onChange={(next) => {
            setName(next);
            setError(undefined);
          }}
          input={{ maxLength: 200 }}
        />
      </form>
    </Dialog>
  );
}
