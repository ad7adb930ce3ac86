import type { ReactNode } from 'react';
import { SelectField } from '../../ui/select-field.tsx';
import { SignaturePad } from '../../ui/signature-pad.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { kindWords, shortFingerprint } from '../signers/signer-words.ts';
import type { SignForm } from './use-sign-form.ts';
import styles from './sign-panel.module.css';

/** What choosing a key, drawing and unlocking need of a form. */
export type KeyForm = Pick<
  SignForm,
  | 'name'
  | 'signer'
  | 'candidates'
  | 'chooseSigner'
  | 'signature'
  | 'setSignature'
  | 'passphrase'
  | 'setPassphrase'
>;

/** The mark that is seen and the passphrase that opens the key: Tab leads from one to the other. */
export function SignerKey({ form }: { readonly form: KeyForm }): ReactNode {
  const { signer, candidates } = form;
  return (
    <>
      {candidates.length > 1 && signer !== null && (
        <SelectField
          label="Which key"
          value={signer.id}
          options={candidates.map((one) => ({
            value: one.id,
            label: `${kindWords(one)}, ${shortFingerprint(one.fingerprint)}`,
          }))}
          onChange={form.chooseSigner}
        />
      )}
      <SignaturePad
        label="Signature"
        name={form.name.trim()}
        value={form.signature}
        onChange={form.setSignature}
      />
      <TextField
        label={signer === null ? 'Passphrase' : `Passphrase of ${signer.name}`}
        type="password"
        hint="Opens the signing key on this laptop. Never shown, never stored."
        value={form.passphrase}
        onChange={form.setPassphrase}
        input={{ autoComplete: 'current-password' }}
      />
      {signer !== null && (
        <p className={styles.plain}>
          A digital signature with {signer.kind === 'imported' ? 'the' : 'a key'} {kindWords(signer)},{' '}
          {signer.key}. The {form.signature.kind === 'drawn' ? 'drawing' : 'typed name'} is what is seen of
          it.
        </p>
      )}
    </>
  );
}
