import { useState } from 'react';
import type { SignerSummary } from '#shared/signing/signer.ts';
import { signersNamed } from '#shared/signing/signers-named.ts';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { desktop } from '../../desktop.ts';
import { signingFailureText } from '../signers/failure-text.ts';
import { useKnownSigners } from '../signers/known-signers.ts';

export type HandOverForm = {
  readonly name: string;
  /** Their key on this laptop: its passphrase confirms; null when they have none. */
  readonly signer: SignerSummary | null;
  readonly passphrase: string;
  readonly setPassphrase: (passphrase: string) => void;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly isRead: boolean;
  readonly setRead: (isRead: boolean) => void;
  readonly problem: string | null;
  readonly isBusy: boolean;
  readonly confirm: (readBack: readonly string[]) => Promise<void>;
};

/** Both confirm: the outgoing operator by choosing who, the incoming one by passphrase, or by name and reason. */
export function useHandOver(name: string, onDone: () => void): HandOverForm {
  const run = useRun();
  const store = useAppStore();
  const { signers } = useKnownSigners();
  const [passphrase, setPassphrase] = useState('');
  const [reason, setReason] = useState('');
  const [isRead, setRead] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const signer = signersNamed(signers, name)[0] ?? null;
  const confirm = async (readBack: readonly string[]): Promise<void> => {
    if (isBusy) return;
    const lacking = missingWords({ name, operator: run.operator, signer, passphrase, reason, isRead });
    setProblem(lacking);
    if (lacking !== null) return;
    setBusy(true);
    const answer = await desktop.handOver({
      runId: run.runId,
      to: name,
      readBack: [...readBack],
      key: signer === null ? null : { signerId: signer.id, passphrase },
      withoutPassphrase: signer === null ? reason.trim() : null,
    });
    setBusy(false);
    setPassphrase('');
    const { receive, savedAgain, saveSettings, say, run: now, offsetMinutes } = store.getState();
    if (!answer.ok) {
      setProblem(signingFailureText(answer.error, now, offsetMinutes));
      return;
    }
    savedAgain();
    receive(run.runId, answer.value);
    await saveSettings({ operator: name });
    say(`${name} has the keyboard.`);
    onDone();
  };
  return {
    name,
    signer,
    passphrase,
    setPassphrase,
    reason,
    setReason,
    isRead,
    setRead,
    problem,
    isBusy,
    confirm,
  };
}

type Given = Pick<HandOverForm, 'name' | 'signer' | 'passphrase' | 'reason' | 'isRead'> & {
  readonly operator: string;
};

function missingWords({ name, operator, signer, passphrase, reason, isRead }: Given): string | null {
  if (name === '') return 'Give the name of the new operator.';
  if (name === operator) return `${name} has the keyboard already.`;
  if (signer !== null) return passphrase === '' ? `${name} types their passphrase first.` : null;
  if (!isRead) return `${name} reads the list back and confirms it first.`;
  return reason.trim().length < 3 ? 'Say why there is no passphrase. It is printed in the PDF.' : null;
}
