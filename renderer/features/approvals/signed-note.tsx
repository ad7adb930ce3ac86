import type { ReactNode } from 'react';
import { useKnownSigners } from '../signers/known-signers.ts';
import { kindWords, signatureKindWords, spacedFingerprint } from '../signers/signer-words.ts';
import type { SlotRow } from './slot-rows.ts';
import styles from './sign-panel.module.css';

/** A role that has signed: with which certificate, in which field. */
export function SignedNote({ row }: { readonly row: SlotRow }): ReactNode {
  const digital = row.signOff?.digital ?? null;
  const { signers } = useKnownSigners();
  const signer = signers.find(({ fingerprint }) => fingerprint === digital?.certificateSha256);
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>{row.title}</h2>
      <p>
        {row.signOff?.name ?? row.name}, {row.word}. One signature for each role; it counts until the record
        is reopened.
      </p>
      {digital === null ? (
        <p className={styles.soft}>A mark only, not a digital signature.</p>
      ) : (
        <dl className={styles.certificate}>
          <dt>Kind of key</dt>
          <dd>{signer === undefined ? signatureKindWords(digital.kind) : kindWords(signer)}</dd>
          <dt>Certificate, SHA-256</dt>
          <dd className={styles.mono}>{spacedFingerprint(digital.certificateSha256)}</dd>
          <dt>Sheet after this signature, SHA-256</dt>
          <dd className={styles.mono}>{spacedFingerprint(digital.fileSha256)}</dd>
        </dl>
      )}
    </div>
  );
}
