import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { SignerSummary } from '#shared/signing/signer.ts';
import { Button } from '../../ui/button.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { useCreateSigner } from '../signers/create-signer-form.tsx';
import { ImportSignerDialog } from '../signers/import-signer-dialog.tsx';
import styles from './sign-panel.module.css';

interface NoKeyProps {
  readonly name: string;
  readonly role: string;
  readonly onReady: (signer: SignerSummary) => void;
}

/** "Lena Fischer has no signing key on this laptop. Create one now (1 minute) or import a .p12." */
export function NoKey({ name, role, onReady }: NoKeyProps): ReactNode {
  const [task, setTask] = useState<'create' | 'import' | null>(null);
  return (
    <>
      <p className={styles.noKey}>
        {name} has no signing key on this laptop. Create one now (1 minute) or import a .p12.
      </p>
      {task === 'create' ? (
        <CreateHere name={name} role={role} onReady={onReady} onBack={() => setTask(null)} />
      ) : (
        <div className={styles.buttons}>
          <Button variant="primary" data-key-first onClick={() => setTask('create')}>
            Create one now
          </Button>
          <Button onClick={() => setTask('import')}>Import a .p12…</Button>
        </div>
      )}
      {task === 'import' && (
        <ImportSignerDialog role={role} onClose={() => setTask(null)} onImported={onReady} />
      )}
    </>
  );
}

function CreateHere({
  name,
  role,
  onReady,
  onBack,
}: NoKeyProps & { readonly onBack: () => void }): ReactNode {
  const form = useRef<HTMLDivElement>(null);
  const { fields, isBusy, create } = useCreateSigner({ name, role }, onReady);
  // The button that led here is gone; name and role are known, so the passphrase comes first.
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input[type=password]')?.focus(), []);
  useHotkeys(
    [
      { keys: 'Ctrl+Enter', run: () => void create() },
      { keys: 'Escape', run: onBack },
    ],
    { scope: form },
  );
  return (
    <div ref={form} className={styles.panel}>
      {fields}
      <div className={styles.buttons}>
        <Button size="lg" onClick={onBack}>
          Back
        </Button>
        <Button
          variant="primary"
          size="lg"
          keys="Ctrl+Enter"
          className={styles.sign}
          disabled={isBusy}
          onClick={() => void create()}
        >
          Create the key
        </Button>
      </div>
    </div>
  );
}
