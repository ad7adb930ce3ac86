import { type ReactNode, useState } from 'react';
import type { SignerSummary } from '#shared/signing/signer.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { signerFailureText } from './failure-text.ts';
import { noPassphrase, PassphraseFields, passphraseProblem } from './passphrase-fields.tsx';
import styles from './signers.module.css';

interface ChangePassphraseDialogProps {
  readonly signer: SignerSummary;
  readonly onClose: () => void;
}

/** Only with the old passphrase: nobody else can open the key. */
export function ChangePassphraseDialog({ signer, onClose }: ChangePassphraseDialogProps): ReactNode {
  const say = useApp((state) => state.say);
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const [old, setOld] = useState('');
  const [next, setNext] = useState(noPassphrase);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const change = async (): Promise<void> => {
    setTried(true);
    if (isBusy || old === '' || passphraseProblem(next) !== null) return;
    setBusy(true);
    setRefusal(null);
    const answer = await desktop.changePassphrase({ id: signer.id, old, next: next.first });
    setBusy(false);
    if (!answer.ok) {
      setOld('');
      return setRefusal(signerFailureText(answer.error, offsetMinutes));
    }
    onClose();
    say(`The passphrase of ${signer.name} is changed.`);
  };
  return (
    <Dialog
      title={`Change the passphrase of ${signer.name}`}
      description="It takes the old one. Who has forgotten it creates a new signer; nobody can reset it."
      onClose={onClose}
      onSubmit={() => void change()}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" keys="Enter" type="submit" disabled={isBusy}>
            Change the passphrase
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <TextField
          label="Old passphrase"
          type="password"
          focusFirst
          error={isTried && old === '' && refusal === null ? 'Type the old passphrase.' : undefined}
          value={old}
          onChange={setOld}
          input={{ autoComplete: 'current-password' }}
        />
        <PassphraseFields label="New passphrase" value={next} onChange={setNext} isTried={isTried} />
        {refusal !== null && (
          <p role="alert" className={styles.refusal}>
            {refusal}
          </p>
        )}
        <output className={styles.soft}>{isBusy ? 'Sealing the key anew…' : ''}</output>
      </div>
    </Dialog>
  );
}
