import { type ReactNode, useState } from 'react';
import type { SignerSummary } from '#shared/signing/signer.ts';
import { formatDate } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ChangePassphraseDialog } from './change-passphrase-dialog.tsx';
import { CreateSignerDialog } from './create-signer-dialog.tsx';
import { ImportSignerDialog } from './import-signer-dialog.tsx';
import { useKnownSigners } from './known-signers.ts';
import { MakeOrganisationDialog } from './make-organisation-dialog.tsx';
import { RemoveSignerDialog } from './remove-signer-dialog.tsx';
import { SignersTable } from './signers-table.tsx';
import { spacedFingerprint } from './signer-words.ts';
import { useExports } from './use-exports.ts';
import styles from './signers.module.css';

type Open =
  | { readonly name: 'create' | 'import' | 'organisation' }
  | { readonly name: 'change' | 'remove'; readonly signer: SignerSummary };

/** Who can sign on this laptop, and how others come to trust it. */
export function SignersPart(): ReactNode {
  const { signers, isRead } = useKnownSigners();
  const [open, setOpen] = useState<Open | null>(null);
  const exports = useExports();
  const count = signers.filter(({ removedAt }) => removedAt === null).length;
  return (
    <div className={styles.parts}>
      <Panel
        title="People and signing"
        count={count}
        aside={
          <span className={styles.acts}>
            <Button size="sm" onClick={() => setOpen({ name: 'import' })}>
              Import .p12…
            </Button>
            <Button size="sm" icon="plus" onClick={() => setOpen({ name: 'create' })}>
              Create a signer
            </Button>
          </span>
        }
      >
        <p className={styles.intro}>
          Each person who signs on this laptop has a signing key of their own, opened by their own passphrase.
          Keys never leave this laptop.
        </p>
        {isRead && signers.length === 0 && (
          <EmptyState>Nobody has a signing key here yet. It takes a minute to create one.</EmptyState>
        )}
        {signers.length > 0 && (
          <SignersTable
            signers={signers}
            onChange={(signer) => setOpen({ name: 'change', signer })}
            onRemove={(signer) => setOpen({ name: 'remove', signer })}
            onExport={(signer) => void exports.certificate(signer.id)}
          />
        )}
      </Panel>
      <Trust onMake={() => setOpen({ name: 'organisation' })} exports={exports} />
      <OpenDialog open={open} onClose={() => setOpen(null)} />
    </div>
  );
}

interface TrustProps {
  readonly onMake: () => void;
  readonly exports: ReturnType<typeof useExports>;
}

function Trust({ onMake, exports }: TrustProps): ReactNode {
  const { organisation } = useKnownSigners();
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  return (
    <Panel title="Trust">
      <div className={styles.row}>
        <p>
          One page for auditors: which certificates belong to whom, and how a PDF reader is told to trust
          them.
        </p>
        <Button size="sm" onClick={() => void exports.trustPage()}>
          How to trust these signatures…
        </Button>
      </div>
      <div className={styles.row}>
        {organisation === null ? (
          <>
            <p>
              An organisation’s key, made once, issues signers, so that importing one certificate trusts them
              all. Optional.
            </p>
            <Button size="sm" onClick={onMake}>
              Make the organisation’s key…
            </Button>
          </>
        ) : (
          <>
            <p>
              <b>{organisation.name}</b> issues signers, valid until{' '}
              {formatDate(organisation.validUntil, offsetMinutes)}
              <span className={`${styles.second} ${styles.mono}`}>
                {spacedFingerprint(organisation.fingerprint)}
              </span>
            </p>
            <Button size="sm" onClick={() => void exports.certificate('organisation')}>
              Export its certificate…
            </Button>
          </>
        )}
      </div>
    </Panel>
  );
}

function OpenDialog(props: { readonly open: Open | null; readonly onClose: () => void }): ReactNode {
  const { open, onClose } = props;
  switch (open?.name) {
    case undefined:
      return null;
    case 'create':
      return <CreateSignerDialog onClose={onClose} />;
    case 'import':
      return <ImportSignerDialog onClose={onClose} />;
    case 'organisation':
      return <MakeOrganisationDialog onClose={onClose} />;
    case 'change':
      return <ChangePassphraseDialog signer={open.signer} onClose={onClose} />;
    case 'remove':
      return <RemoveSignerDialog signer={open.signer} onClose={onClose} />;
  }
}
