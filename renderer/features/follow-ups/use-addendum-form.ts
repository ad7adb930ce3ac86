import { useState } from 'react';
import type { FollowUpPeriodNow } from '#shared/follow-up/follow-up-periods.ts';
import { isClosed } from '#shared/run/item-now.ts';
import type { AddendumPlace } from '#shared/run/run-events.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import type { SignerSummary } from '#shared/signing/signer.ts';
import { signersNamed } from '#shared/signing/signers-named.ts';
import { desktop } from '../../desktop.ts';
import { useAppStore } from '../../stores/use-app.ts';
import type { SignatureValue } from '../../ui/signature-pad.tsx';
import type { KeyForm } from '../approvals/signer-key.tsx';
import { markOf } from '../approvals/signature-mark.ts';
import { signingFailureText } from '../signers/failure-text.ts';
import { useKnownSigners } from '../signers/known-signers.ts';

export type AddendumForm = KeyForm & {
  readonly place: AddendumPlace;
  readonly setName: (name: string) => void;
  /** Follow-ups of the period that are not closed. */
  readonly left: number;
  readonly needsReason: boolean;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly problem: string | null;
  readonly isBusy: boolean;
  readonly sign: () => Promise<void>;
};

/** One signature of an addendum: all or nothing. The passphrase is kept nowhere. */
export function useAddendumForm(run: StartedRun, period: FollowUpPeriodNow): AddendumForm {
  const store = useAppStore();
  const { signers } = useKnownSigners();
  const { addendum, changedSince, group } = period;
  const isNext = addendum !== null && !changedSince;
  const place: AddendumPlace = isNext ? 'reviewer' : 'lead';
  const [name, setName] = useState(isNext ? '' : run.operator);
  const [chosen, chooseSigner] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [signature, setSignature] = useState<SignatureValue>({ kind: 'drawn', strokes: [] });
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const candidates = signersNamed(signers, name);
  const signer = candidates.find(({ id }) => id === chosen) ?? candidates[0] ?? null;
  const left = period.lines.filter((line) => !isClosed(line)).length;
  const needsReason = place === 'lead' && left > 0;
  const sign = async (): Promise<void> => {
    if (isBusy) return;
    const lacking = missingWords({ name, signer, signature, passphrase });
    setProblem(lacking);
    if (lacking !== null || signer === null) return;
    setBusy(true);
    const answer = await desktop.signAddendum({
      runId: run.runId,
      addendum: isNext ? addendum.number : run.addenda.length + 1,
      group: group.number,
      period: period.period,
      place,
      reason: needsReason ? reason.trim() : null,
      signerId: signer.id,
      passphrase,
      mark: markOf(signature),
      upTo: { position: run.position, head: run.head },
    });
    setBusy(false);
    setPassphrase('');
    const { receive, savedAgain, announce, run: now, offsetMinutes } = store.getState();
    if (!answer.ok) {
      setProblem(signingFailureText(answer.error, now, offsetMinutes));
      return;
    }
    savedAgain();
    receive(run.runId, answer.value);
    announce(`Addendum signed by ${signer.name}.`);
  };
  return {
    place,
    name,
    setName,
    signer,
    candidates,
    chooseSigner,
    left,
    needsReason,
    reason,
    setReason,
    signature,
    setSignature,
    passphrase,
    setPassphrase,
    problem,
    isBusy,
    sign,
  };
}

type Given = Pick<AddendumForm, 'name' | 'signature' | 'passphrase'> & {
  readonly signer: SignerSummary | null;
};

function missingWords({ name, signer, signature, passphrase }: Given): string | null {
  if (name.trim() === '') return 'Give the name of the person who signs.';
  if (signer === null) return `${name.trim()} has no signing key on this laptop.`;
  const mark = markOf(signature);
  const isEmpty =
    mark.kind === 'typed' ? mark.text.trim() === '' : mark.strokes.every((stroke) => stroke.length < 4);
  if (isEmpty) return 'Draw the signature, or type it instead.';
  return passphrase === '' ? `Type the passphrase of ${signer.name}.` : null;
}
