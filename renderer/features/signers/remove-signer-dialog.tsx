import { type ReactNode, useState } from 'react';
import type { SignerSummary } from '#shared/signing/signer.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { signerFailureText } from './failure-text.ts';
import { readSigners } from './known-signers.ts';
import styles from './signers.module.css';

interface RemoveSignerDialogProps {
  readonly signer: SignerSummary;
  readonly onClose: () => void;
}

/** The key goes for good, the certificate stays. */
export function RemoveSignerDialog({ signer, onClose }: RemoveSignerDialogProps): ReactNode {
  const say = useApp((state) => state.say);
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const [refusal, setRefusal] = useState<string | null>(null);
  const remove = async (): Promise<void> => {
    const answer = await desktop.removeSigner({ id: signer.id });
    if (!answer.ok) return setRefusal(signerFailureText(answer.error, offsetMinutes));
    await readSigners();
    onClose();
    say(`The key of ${signer.name} is removed. Earlier signatures stay valid.`);
  };
  return (
    <Dialog
      title={`Remove the key of ${signer.name}?`}
      description="The key is deleted for good and cannot sign any more. Earlier signatures stay valid; the certificate is kept so that they are known."
      initialFocus="dialog"
      onClose={onClose}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Keep it
          </Button>
          <Button variant="danger" onClick={() => void remove()}>
            Remove the key
          </Button>
        </>
      }
    >
      {refusal === null ? undefined : (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </Dialog>
  );
}
