import type { ReactNode } from 'react';
import type { FollowUpPeriodNow } from '#shared/follow-up/follow-up-periods.ts';
import type { Addendum, StartedRun } from '#shared/run/run-state.ts';
import { formatDate, formatShortTime } from '#shared/time/instant.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { TextField } from '../../ui/text-field.tsx';
import { NoKey } from '../approvals/no-key.tsx';
import { SignerKey } from '../approvals/signer-key.tsx';
import { knownNames } from '../approvals/slot-rows.ts';
import { spacedFingerprint } from '../signers/signer-words.ts';
import { saveAddendum } from './follow-up-acts.ts';
import { type AddendumForm, useAddendumForm } from './use-addendum-form.ts';
import styles from './follow-ups-screen.module.css';

interface AddendumPanelProps {
  readonly run: StartedRun;
  readonly period: FollowUpPeriodNow;
}

/** A period ends in a signed PDF over the hash of the sealed sheet. */
export function AddendumPanel({ run, period }: AddendumPanelProps): ReactNode {
  const { addendum, changedSince } = period;
  const isReadOnly = useApp((state) => state.readOnly !== null);
  const isWhole = addendum !== null && !changedSince && addendum.signatures.length > 1;
  return (
    <>
      <h2 className={styles.title}>Addendum</h2>
      {addendum !== null && <Signed run={run} addendum={addendum} changedSince={changedSince} />}
      {run.sealed === null ? (
        <p className={styles.soft}>
          An addendum adds to the sealed record. Seal the record first; follow-ups can be marked now.
        </p>
      ) : (
        !isWhole && !isReadOnly && <SignAddendum run={run} period={period} />
      )}
    </>
  );
}

interface SignedProps {
  readonly run: StartedRun;
  readonly addendum: Addendum;
  readonly changedSince: boolean;
}

function Signed({ run, addendum, changedSince }: SignedProps): ReactNode {
  const store = useAppStore();
  return (
    <>
      <ul className={styles.notes}>
        {addendum.signatures.map(({ place, name, stamp }) => (
          <li key={place}>
            {place === 'lead' ? 'Signed' : 'Reviewed'} {formatDate(stamp.at, stamp.offsetMinutes)}{' '}
            {formatShortTime(stamp.at, stamp.offsetMinutes)}, {name}
          </li>
        ))}
        {changedSince && <li className={styles.late}>Something was recorded since: sign again</li>}
      </ul>
      <p className={styles.mono}>{spacedFingerprint(addendum.signatures.at(-1)?.digital.fileSha256 ?? '')}</p>
      <div className={styles.buttons}>
        <Button onClick={() => void saveAddendum(store.getState, run.runId, addendum.number)}>
          Save addendum {addendum.number}…
        </Button>
      </div>
    </>
  );
}

function SignAddendum({ run, period }: AddendumPanelProps): ReactNode {
  const form = useAddendumForm(run, period);
  const name = form.name.trim();
  const hasKey = form.signer !== null || name === '';
  useHotkeys([{ keys: 'Ctrl+Enter', run: () => void form.sign() }], { enabled: hasKey });
  return (
    <>
      <p className={styles.soft}>{whatIsSigned(period, form)}</p>
      <Combobox label="Name" value={form.name} onChange={form.setName} suggestions={[...knownNames(run)]} />
      {form.needsReason && (
        <TextField
          label="Why it is closed with them left"
          value={form.reason}
          onChange={form.setReason}
          hint="Printed on the addendum."
        />
      )}
      {hasKey ? (
        <>
          <SignerKey form={form} />
          {form.problem !== null && (
            <p role="alert" className={styles.missing}>
              {form.problem}
            </p>
          )}
          <div className={styles.buttons}>
            <Button
              variant="primary"
              size="lg"
              keys="Ctrl+Enter"
              disabled={form.isBusy}
              onClick={() => void form.sign()}
            >
              {form.isBusy ? 'Signing…' : 'Sign the addendum'}
            </Button>
          </div>
        </>
      ) : (
        <NoKey
          key={name}
          name={name}
          role={period.title}
          onReady={(signer) => {
            form.setName(signer.name);
            form.chooseSigner(signer.id);
          }}
        />
      )}
    </>
  );
}

function whatIsSigned(period: FollowUpPeriodNow, { place, left }: AddendumForm): string {
  if (place === 'reviewer')
    return 'A second person may sign the same pages: “I have reviewed the follow-ups”.';
  const end = `A PDF of ${period.title}, over the hash of the sealed sheet.`;
  return left === 0 ? `${end} Everything in it is closed.` : `${end} ${left} not closed; the PDF says so.`;
}
