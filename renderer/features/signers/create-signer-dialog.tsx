import type { ReactNode } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useCreateSigner } from './create-signer-form.tsx';

/** A key and a certificate for one person, made on this laptop. */
export function CreateSignerDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useApp((state) => state.say);
  const { fields, isBusy, create } = useCreateSigner({ name: '', role: '' }, (signer) => {
    onClose();
    say(`${signer.name} can sign on this laptop.`);
  });
  return (
    <Dialog
      title="Create a signer"
      description="Makes a signing key and a certificate for one person. The key stays on this laptop and opens with the person’s own passphrase only."
      onClose={onClose}
      onSubmit={() => void create()}
      hotkeys={[{ keys: 'Ctrl+Enter', run: () => void create() }]}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" keys="Enter" type="submit" disabled={isBusy}>
            Create the signer
          </Button>
        </>
      }
    >
      {fields}
    </Dialog>
  );
}
