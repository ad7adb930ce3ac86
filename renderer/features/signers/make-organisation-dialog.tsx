import { type ReactNode, useState } from 'react';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { signerFailureText } from './failure-text.ts';
import { readSigners } from './known-signers.ts';
import { noPassphrase, PassphraseFields, passphraseProblem } from './passphrase-fields.tsx';
import styles from './signers.module.css';

/** Made once: its certificate stands behind every signer it issues, so that one import trusts all. */
export function MakeOrganisationDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useApp((state) => state.say);
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const printed = useApp((state) => state.settings.organisation);
  const [name, setName] = useState(printed);
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    setTried(true);
    if (isBusy || name.trim() === '' || passphraseProblem(passphrase) !== null) return;
    setBusy(true);
    const answer = await desktop.makeOrganisation({ name: name.trim(), passphrase: passphrase.first });
    setBusy(false);
    if (!answer.ok) return setRefusal(signerFailureText(answer.error, offsetMinutes));
    await readSigners();
    onClose();
    say(`${answer.value.name} can issue signers on this laptop.`);
  };
  return (
    <Dialog
      title="Make the organisation’s key"
      description="Made once. Signers it issues are trusted by everyone who imports its one certificate. It is not a public authority."
      onClose={onClose}
      onSubmit={() => void make()}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" keys="Enter" type="submit" disabled={isBusy}>
            Make the key
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <TextField
          label="Name of the organisation"
          focusFirst
          error={isTried && name.trim() === '' ? 'Give the name of the organisation.' : undefined}
          value={name}
          onChange={setName}
        />
        <PassphraseFields
          label="Passphrase of the organisation"
          value={passphrase}
          onChange={setPassphrase}
          isTried={isTried}
        />
        {refusal !== null && (
          <p role="alert" className={styles.refusal}>
            {refusal}
          </p>
        )}
      </div>
    </Dialog>
  );
}
