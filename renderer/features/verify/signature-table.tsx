import type { ReactNode } from 'react';
import { explainSignatureFault } from '#shared/signing/explain-verification.ts';
import type { SheetSigner, SignatureCheck } from '#shared/signing/sheet-verification.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Table } from '../../ui/table.tsx';
import { shortFingerprint } from '../signers/signer-words.ts';
import styles from './verify-screen.module.css';

/** Each signature: who, when, with which certificate, and whether it holds. */
export function SignatureTable({
  caption,
  signatures,
}: {
  readonly caption: string;
  readonly signatures: readonly SignatureCheck[];
}): ReactNode {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <Table caption={caption}>
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col">Signed by</th>
            <th scope="col">When, by the signer’s clock</th>
            <th scope="col">Certificate</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {signatures.map((signature) => (
            <Row key={signature.fieldName} signature={signature} />
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function Row({ signature }: { readonly signature: SignatureCheck }): ReactNode {
  const { role, fieldName, name, reason, signedAt, certificate, isKnown, valid, faults } = signature;
  return (
    <tr>
      <th scope="row" data-wrap>
        {role === '' ? fieldName : role}
      </th>
      <td data-wrap>
        {name}
        {reason !== '' && <span className={styles.second}>{reason}</span>}
      </td>
      <td data-wrap>{signedAt === null ? 'not given' : signedAt.replace('T', ' ')}</td>
      <td data-wrap>
        {certificate === null ? (
          'cannot be read'
        ) : (
          <>
            {certificateWords(certificate)}
            <span className={styles.second} title={certificate.fingerprint}>
              {certificate.key}, <code>{shortFingerprint(certificate.fingerprint)}</code>
            </span>
          </>
        )}
      </td>
      <td data-wrap>
        <span className={valid ? styles.valid : styles.broken}>
          <Glyph name={valid ? 'signed' : 'failed'} size={16} />
          {valid ? 'valid' : 'not valid'}
        </span>
        <span className={styles.second}>
          {valid
            ? isKnown
              ? 'known on this laptop'
              : 'not known on this laptop: compare the fingerprint'
            : faults.map(explainSignatureFault).join(' ')}
        </span>
      </td>
    </tr>
  );
}

function certificateWords({ kind, issuer }: SheetSigner): string {
  if (kind === 'self-signed') return 'self-signed, vouched for by its maker only';
  return kind === 'issued'
    ? `issued by ${issuer}`
    : `issued by ${issuer}, whose certificate is not in the file`;
}
