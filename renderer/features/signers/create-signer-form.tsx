import { type ReactNode, useState } from 'react';
import type { SignerSummary } from '#shared/signing/signer.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { Switch } from '../../ui/checkbox.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { signerFailureText } from './failure-text.ts';
import { readSigners, useKnownSigners } from './known-signers.ts';
import { noPassphrase, PassphraseFields, passphraseProblem } from './passphrase-fields.tsx';
import styles from './signers.module.css';

type Draft = { readonly name: string; readonly role: string; readonly email: string };

export type CreateSigner = {
  /** The fields; the owner adds the buttons. */
  readonly fields: ReactNode;
  readonly isBusy: boolean;
  readonly create: () => Promise<void>;
};

/** A new signer: name in any script, role, e-mail if wanted, passphrase twice. A name that is given is not asked again. */
export function useCreateSigner(
  first: Pick<Draft, 'name' | 'role'>,
  onCreated: (signer: SignerSummary) => void,
): CreateSigner {
  const { organisation } = useKnownSigners();
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const [draft, setDraft] = useState<Draft>({ ...first, email: '' });
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [isIssued, setIssued] = useState(false);
  const [issuing, setIssuing] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const create = async (): Promise<void> => {
    setTried(true);
    if (isBusy || draft.name.trim() === '' || passphraseProblem(passphrase) !== null) return;
    setBusy(true);
    setRefusal(null);
    const answer = await desktop.createSigner({
      name: draft.name.trim(),
      role: draft.role.trim(),
      email: draft.email.trim(),
      passphrase: passphrase.first,
      organisationPassphrase: isIssued ? issuing : null,
    });
    setBusy(false);
    if (!answer.ok) return setRefusal(signerFailureText(answer.error, offsetMinutes));
    await readSigners();
    onCreated(answer.value);
  };
  const fields = (
    <div className={styles.fields}>
      <SignerFields draft={draft} setDraft={setDraft} isTried={isTried} hasName={first.name !== ''} />
      <PassphraseFields label="Passphrase" value={passphrase} onChange={setPassphrase} isTried={isTried} />
      {organisation !== null && (
        <Switch
          label={`Issued by ${organisation.name}`}
          hint="Who trusts the organisation’s certificate trusts this one too. Asks for the organisation’s passphrase."
          checked={isIssued}
          onChange={setIssued}
        />
      )}
      {isIssued && (
        <TextField
          label="Passphrase of the organisation"
          type="password"
          value={issuing}
          onChange={setIssuing}
        />
      )}
      <p className={styles.soft}>
        Nobody can reset a passphrase. Who forgets it creates a new signer; earlier signatures stay valid.
      </p>
      <Outcome isBusy={isBusy} refusal={refusal} />
    </div>
  );
  return { fields, isBusy, create };
}

function Outcome(props: { readonly isBusy: boolean; readonly refusal: string | null }): ReactNode {
  return (
    <>
      {props.refusal !== null && (
        <p role="alert" className={styles.refusal}>
          {props.refusal}
        </p>
      )}
      <output className={styles.soft}>{props.isBusy ? 'Making the key and sealing it…' : ''}</output>
    </>
  );
}

interface SignerFieldsProps {
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  readonly isTried: boolean;
  readonly hasName: boolean;
}

function SignerFields({ draft, setDraft, isTried, hasName }: SignerFieldsProps): ReactNode {
  return (
    <>
      {!hasName && (
        <TextField
          label="Name of the signer"
          hint="As it shall stand on the sheet, in any script."
          focusFirst
          error={
            isTried && draft.name.trim() === ''
              ? 'A signer needs a name. Type it as it shall stand on the sheet.'
              : undefined
          }
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
        />
      )}
      <TextField
        label="Role"
        placeholder="QA Lead"
        value={draft.role}
        onChange={(role) => setDraft({ ...draft, role })}
      />
      <TextField
        label="E-mail"
        aside="optional"
        type="email"
        value={draft.email}
        onChange={(email) => setDraft({ ...draft, email })}
      />
    </>
  );
}
