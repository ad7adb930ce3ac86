import type { ReactNode } from 'react';
import type { SignerSummary } from '#shared/signing/signer.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Table } from '../../ui/table.tsx';
import { keyState, kindWords, shortFingerprint } from './signer-words.ts';
import styles from './signers.module.css';

interface SignersTableProps {
  readonly signers: readonly SignerSummary[];
  readonly onChange: (signer: SignerSummary) => void;
  readonly onRemove: (signer: SignerSummary) => void;
  readonly onExport: (signer: SignerSummary) => void;
}

/** Everybody with a key here, and those whose key was removed. */
export function SignersTable(props: SignersTableProps): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
    <section className={styles.scroll} aria-label="Signers" tabIndex={0}>
      <Table caption="Signers">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            <th scope="col">Signing key and its fingerprint</th>
            <th scope="col" data-align="end">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.signers.map((signer) => (
            <Row key={signer.id} signer={signer} {...props} />
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function Row({
  signer,
  onChange,
  onRemove,
  onExport,
}: Omit<SignersTableProps, 'signers'> & { readonly signer: SignerSummary }): ReactNode {
  const now = useApp((state) => Math.floor(state.wallNow / 60_000) * 60_000);
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const state = keyState(signer, now, offsetMinutes);
  return (
    <tr>
      <th scope="row" data-wrap>
        {signer.name}
        {signer.email !== '' && <span className={styles.second}>{signer.email}</span>}
      </th>
      <td data-wrap>{signer.role}</td>
      <td data-wrap>
        <span className={classNames(styles.key, styles[state.tone])}>
          <Glyph name={state.glyph} size={16} />
          {state.word}
        </span>
        <span className={styles.second}>
          {kindWords(signer)}, {signer.key},{' '}
          <span className={styles.mono} title={signer.fingerprint}>
            {shortFingerprint(signer.fingerprint)}
          </span>
        </span>
      </td>
      <td data-align="end">
        <span className={styles.acts}>
          <Button size="sm" aria-label={`Certificate of ${signer.name}…`} onClick={() => onExport(signer)}>
            Certificate…
          </Button>
          {signer.removedAt === null && (
            <>
              <Button
                size="sm"
                aria-label={`Change passphrase of ${signer.name}…`}
                onClick={() => onChange(signer)}
              >
                Passphrase…
              </Button>
              <Button
                size="sm"
                variant="quiet"
                aria-label={`Remove ${signer.name}…`}
                onClick={() => onRemove(signer)}
              >
                Remove…
              </Button>
            </>
          )}
        </span>
      </td>
    </tr>
  );
}
