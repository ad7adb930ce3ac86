import { type ReactNode, useState } from 'react';
import { agreeingSigner } from '#shared/retention/agreement.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { desktop } from '../../desktop.ts';
import { troubleText } from '../../stores/trouble-text.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import custody from '../custody/custody.module.css';
import { useKnownSigners } from '../signers/known-signers.ts';
import { runName, shortRunNumber } from '../shell/run-name.ts';
import { agreementHint, whatRemains } from './retention-words.ts';
import styles from './retention.module.css';

/** What was typed and not saved in it goes as well. */
function dropDraftsOf(runId: string): void {
  for (const key of Object.keys(localStorage)) if (key.includes(runId)) localStorage.removeItem(key);
}

/** Two people take a run out: what goes, what stays, and why. */
export function RemoveRunDialog({ run }: { readonly run: RunSummary }): ReactNode {
  const store = useAppStore();
  const operator = useApp((state) => state.settings.operator);
  const closeOverlay = useApp((state) => state.closeOverlay);
  const [second, setSecond] = useState('');
  const [reason, setReason] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const signer = agreeingSigner(useKnownSigners().signers, second);
  const [trouble, setTrouble] = useState<string | null>(null);
  const close = (): void => closeOverlay('remove-run');
  const remove = async (): Promise<void> => {
    const removed = await desktop.removeRun({
      runId: run.runId,
      second,
      reason,
      passphrase: signer === null ? null : passphrase,
    });
    setPassphrase('');
    if (!removed.ok) return setTrouble(troubleText(removed.error, store.getState().offsetMinutes));
    dropDraftsOf(run.runId);
    close();
    store
      .getState()
      .say(`Run ${removed.value.runNumber} is removed. Its line in the register and its hashes stay.`);
  };
  return (
    <Dialog
      title={`Remove run ${shortRunNumber(run.runNumber)}, ${runName(run)}?`}
      description="Its history, evidence and signed sheets are deleted from this laptop. Its line in the register stays, with its hash, that of the record sheet, both names and the reason."
      size="lg"
      onClose={close}
      footer={
        <>
          <Button variant="quiet" keys="Esc" onClick={close}>
            Keep it
          </Button>
          <Button variant="danger" onClick={() => void remove()}>
            Remove it
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <ul className={styles.remains} aria-label="What remains elsewhere">
          {whatRemains(store.getState().custody, store.getState().settings).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p className={styles.first}>
          At the keyboard: <b>{operator}</b>
        </p>
        <TextField
          label="Who agrees"
          hint={agreementHint(second, signer)}
          value={second}
          onChange={setSecond}
          focusFirst
        />
        {signer !== null && (
          <TextField
            label={`Passphrase of ${signer.name}`}
            type="password"
            hint="They type it themselves. It signs the removal, and the signature stays in the register."
            value={passphrase}
            onChange={setPassphrase}
            input={{ autoComplete: 'current-password' }}
          />
        )}
        <TextArea label="Why" hint="Kept in the register for ever." value={reason} onChange={setReason} />
        {trouble !== null && (
          <p role="alert" className={custody.missing}>
            {trouble}
          </p>
        )}
      </div>
    </Dialog>
  );
}
