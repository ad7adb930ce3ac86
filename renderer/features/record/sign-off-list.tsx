import { type ReactNode, useState } from 'react';
import type { SignOff, StartedRun } from '#shared/run/run-state.ts';
import { formatShortTime } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { signedCount, slotRows, type SlotRow } from '../approvals/slot-rows.ts';
import { signatureKindWords } from '../signers/signer-words.ts';
import { useRecordView } from './record-view.ts';
import styles from './record-side.module.css';

const shownAtFirst = 7;

/** Who signed, in the order of the document. */
export function SignOffList({ run }: { readonly run: StartedRun }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const go = useApp((state) => state.go);
  const rows = slotRows(run);
  const rest = rows.slice(shownAtFirst);
  return (
    <section className={styles.signOffs}>
      <h2>
        Signatures
        <span>
          {signedCount(rows)} of {rows.length}
        </span>
      </h2>
      <ul>
        {(isOpen ? rows : rows.slice(0, shownAtFirst)).map((row) => (
          <li key={row.slot}>
            <Glyph
              name={
                row.state === 'signed'
                  ? 'signed'
                  : row.state === 'declined'
                    ? 'failed'
                    : row.state === 'stale'
                      ? 'stale'
                      : 'open'
              }
              size={16}
            />
            <span className={styles.who}>
              <b>{row.label}</b> {row.signOff?.name ?? ''}
              {row.signOff !== null && row.state !== 'elsewhere' && (
                <span className={styles.kind}>{kindOf(row.signOff)}</span>
              )}
            </span>
            <span className={styles.when}>
              {timeOf(row)}
              <Validity row={row} />
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.exports}>
        {rest.length > 0 && (
          <Button variant="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'fewer' : `${rest.length} more${restWords(rest)}`}
          </Button>
        )}
        <Button variant="link" onClick={() => go({ name: 'approvals', runId: run.runId })}>
          Approvals
        </Button>
      </div>
    </section>
  );
}

/** Valid or not, as the check of the sheet said of this very signature. */
function Validity({ row }: { readonly row: SlotRow }): ReactNode {
  const verification = useRecordView((view) => view.verification);
  const field = row.signOff?.digital?.field;
  const found = verification?.signatures.find(({ fieldName }) => fieldName === field);
  if (found === undefined || row.state === 'stale') return null;
  return (
    <span className={found.valid ? styles.kind : styles.notValid}>{found.valid ? 'valid' : 'not valid'}</span>
  );
}

function kindOf({ digital }: SignOff): string {
  return digital === null ? 'mark only, not a digital signature' : signatureKindWords(digital.kind);
}

function timeOf({ state, signOff, word }: SlotRow): string {
  if (state !== 'signed' || signOff === null) return word;
  return formatShortTime(signOff.stamp.at, signOff.stamp.offsetMinutes);
}

function restWords(rest: readonly SlotRow[]): string {
  const signed = signedCount(rest);
  return signed === rest.length ? ', all signed' : `, ${signed} signed`;
}
