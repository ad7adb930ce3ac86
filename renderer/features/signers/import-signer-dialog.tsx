import { type ReactNode, useState } from 'react';
import type { SignerSummary } from '#shared/signing/signer.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { signerFailureText } from './failure-text.ts';
import { readSigners } from './known-signers.ts';
import {
  type NewPassphrase,
  noPassphrase,
  PassphraseFields,
  passphraseProblem,
} from './passphrase-fields.tsx';
import styles from './signers.module.css';

interface ImportSignerDialogProps {
  readonly role?: string | undefined;
  readonly onClose: () => void;
  readonly onImported?: ((signer: SignerSummary) => void) | undefined;
}

type KeyFile = { readonly name: string; readonly bytes: Uint8Array };

/** The company's own key: the file, its password, and the passphrase that opens the key here. */
export function ImportSignerDialog(props: ImportSignerDialogProps): ReactNode {
  const { onClose } = props;
  const form = useImport(props);
  const { file, isBusy, isTried, take } = form;
  return (
    <Dialog
      title="Import a .p12"
      description="A key and certificate that the company issued, as a .p12 or .pfx file. The file is not changed."
      onClose={onClose}
      onSubmit={() => void take()}
      hotkeys={[{ keys: 'Ctrl+Enter', run: () => void take() }]}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" keys="Enter" type="submit" disabled={isBusy}>
            Import the key
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <div className={styles.file}>
          <Button icon="file" data-autofocus onClick={() => void form.choose()}>
            {file === null ? 'Choose the file…' : 'Choose another file…'}
          </Button>
          <span className={styles.soft}>{file?.name ?? 'No file chosen.'}</span>
        </div>
        {isTried && file === null && (
          <p role="alert" className={styles.refusal}>
            Choose the .p12 or .pfx that holds the key.
          </p>
        )}
        <TextField
          label="Password of the file"
          type="password"
          value={form.filePassword}
          onChange={form.setFilePassword}
        />
        <TextField label="Role" placeholder="QA Lead" value={form.role} onChange={form.setRole} />
        <PassphraseFields
          label="New passphrase on this laptop"
          value={form.passphrase}
          onChange={form.setPassphrase}
          isTried={isTried}
        />
        {form.refusal !== null && (
          <p role="alert" className={styles.refusal}>
            {form.refusal}
          </p>
        )}
        <output className={styles.soft}>{isBusy ? 'Reading the file and sealing the key…' : ''}</output>
      </div>
    </Dialog>
  );
}

type ImportForm = {
  readonly file: KeyFile | null;
  readonly choose: () => Promise<void>;
  readonly filePassword: string;
  readonly setFilePassword: (password: string) => void;
  readonly role: string;
  readonly setRole: (role: string) => void;
  readonly passphrase: NewPassphrase;
  readonly setPassphrase: (passphrase: NewPassphrase) => void;
  readonly isTried: boolean;
  readonly isBusy: boolean;
  readonly refusal: string | null;
  readonly take: () => Promise<void>;
};

function useImport({ role: firstRole = '', onClose, onImported }: ImportSignerDialogProps): ImportForm {
  const say = useApp((state) => state.say);
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const [file, setFile] = useState<KeyFile | null>(null);
  const [filePassword, setFilePassword] = useState('');
  const [role, setRole] = useState(firstRole);
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const choose = async (): Promise<void> => {
    const answer = await desktop.chooseSignerFile(null);
    setRefusal(answer.ok ? null : signerFailureText(answer.error, offsetMinutes));
    if (answer.ok) setFile(answer.value);
  };
  const take = async (): Promise<void> => {
    setTried(true);
    if (isBusy || file === null || passphraseProblem(passphrase) !== null) return;
    setBusy(true);
    setRefusal(null);
    const input = {
      bytes: new Uint8Array(file.bytes),
      filePassword,
      role: role.trim(),
      passphrase: passphrase.first,
    };
    const answer = await desktop.importSigner(input);
    setBusy(false);
    if (!answer.ok) return setRefusal(signerFailureText(answer.error, offsetMinutes));
    await readSigners();
    onClose();
    say(`${answer.value.name} can sign on this laptop.`);
    onImported?.(answer.value);
  };
  return {
    file,
    choose,
    filePassword,
    setFilePassword,
    role,
    setRole,
    passphrase,
    setPassphrase,
    isTried,
    isBusy,
    refusal,
    take,
  };
}
