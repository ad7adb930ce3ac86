import { useEffect, useState } from 'react';
import type { Meaning, SignatureMark } from '#shared/run/run-events.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import type { SignerSummary } from '#shared/signing/signer.ts';
import { signersNamed } from '#shared/signing/signers-named.ts';
import { desktop } from '../../desktop.ts';
import { useAppStore } from '../../stores/use-app.ts';
import type { SignatureValue } from '../../ui/signature-pad.tsx';
import { signingFailureText } from '../signers/failure-text.ts';
import { useKnownSigners } from '../signers/known-signers.ts';
import { markOf } from './signature-mark.ts';
import type { SlotRow } from './slot-rows.ts';

export type SignForm = {
  readonly name: string;
  readonly setName: (name: string) => void;
  /** Signers of that name on this laptop; empty when the person has no key here. */
  readonly candidates: readonly SignerSummary[];
  /** The one who signs: the chosen one of them, or the first. */
  readonly signer: SignerSummary | null;
  readonly chooseSigner: (id: string) => void;
  readonly meaning: Meaning;
  readonly setMeaning: (meaning: Meaning) => void;
  readonly words: string;
  readonly setWords: (words: string) => void;
  readonly signature: SignatureValue;
  readonly setSignature: (signature: SignatureValue) => void;
  readonly passphrase: string;
  readonly setPassphrase: (passphrase: string) => void;
  /** What is missing or was refused, once Sign was pressed. */
  readonly problem: string | null;
  /** Steady milliseconds until which no passphrase is tried, or null. */
  readonly waitsUntil: number | null;
  readonly isBusy: boolean;
  readonly sign: () => Promise<void>;
};

interface SignFormProps {
  readonly run: StartedRun;
  readonly row: SlotRow;
  readonly isRead: boolean;
  readonly onSigned: (slot: string) => void;
}

/** One signature: all or nothing. Nothing of it is kept before it is recorded, and the passphrase never. */
export function useSignForm({ run, row, isRead, onSigned }: SignFormProps): SignForm {
  const store = useAppStore();
  const { signers } = useKnownSigners();
  const [name, setName] = useState(row.name);
  const [chosen, chooseSigner] = useState<string | null>(null);
  const [meaning, setMeaning] = useState<Meaning>('approve');
  const [words, setWords] = useState('');
  const [signature, setSignature] = useState<SignatureValue>({ kind: 'drawn', strokes: [] });
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [waitsUntil, setWaitsUntil] = useWait();
  const [isBusy, setBusy] = useState(false);
  const candidates = signersNamed(signers, name);
  const signer = candidates.find(({ id }) => id === chosen) ?? candidates[0] ?? null;
  const sign = async (): Promise<void> => {
    const mark = markOf(signature);
    const isRecallRead = isRead || hasSigned(run);
    const lacking = missingWords({ name, signer, meaning, words, mark, passphrase, isRead: isRecallRead });
    if (isBusy || waitsUntil !== null) return;
    setProblem(lacking);
    if (lacking !== null || signer === null) return;
    setBusy(true);
    const answer = await desktop.signSheet({
      runId: run.runId,
      slot: row.slot,
      signerId: signer.id,
      passphrase,
      meaning,
      sentence: meaning === 'approve' ? null : words.trim(),
      mark,
      upTo: { position: run.position, head: run.head },
    });
    setBusy(false);
    setPassphrase('');
    const { receive, savedAgain, announce, say, reportFailure, run: now, offsetMinutes } = store.getState();
    if (!answer.ok) {
      const { error } = answer;
      if (error.kind === 'trouble' && error.trouble.code === 'NotSaved') reportFailure(error, null);
      setProblem(signingFailureText(error, now, offsetMinutes));
      if (error.kind === 'signer' && error.refusal.code === 'WrongPassphrase')
        setWaitsUntil(performance.now() + error.refusal.waitMs);
      return;
    }
    savedAgain();
    receive(run.runId, answer.value);
    const { undrawable } = answer.value;
    if (undrawable.length > 0)
      say(`No font here has ${undrawable.join(' ')}. The visible signature shows a mark in its place.`);
    announce(`${row.label}: ${meaning === 'decline' ? 'declined' : 'signed'} by ${signer.name}.`);
    onSigned(row.slot);
  };
  return {
    name,
    setName,
    candidates,
    signer,
    chooseSigner,
    meaning,
    setMeaning,
    words,
    setWords,
    signature,
    setSignature,
    passphrase,
    setPassphrase,
    problem,
    waitsUntil,
    isBusy,
    sign,
  };
}

/** A pause that ends by itself. */
function useWait(): readonly [number | null, (until: number) => void] {
  const [until, setUntil] = useState<number | null>(null);
  // A timer is outside React.
  useEffect(() => {
    if (until === null) return;
    const timer = window.setTimeout(() => setUntil(null), Math.max(0, until - performance.now()));
    return () => window.clearTimeout(timer);
  }, [until]);
  return [until, setUntil];
}

/** Someone has signed this sheet already, so its recall was read. */
function hasSigned(run: StartedRun): boolean {
  const from = run.closing?.stamp.position ?? 0;
  return run.signOffs.some(({ stamp }) => stamp.position > from);
}

type Checked = {
  readonly name: string;
  readonly signer: SignerSummary | null;
  readonly meaning: Meaning;
  readonly words: string;
  readonly mark: SignatureMark;
  readonly passphrase: string;
  readonly isRead: boolean;
};

function missingWords(form: Checked): string | null {
  const { name, signer, meaning, words, mark, passphrase, isRead } = form;
  if (!isRead) return 'Read the recall on the left to its end first. It is what is signed.';
  if (name.trim() === '') return 'Give the name of the person who signs.';
  if (signer === null)
    return `${name.trim()} has no signing key on this laptop. Create one or import a .p12.`;
  if (meaning === 'decline' && words.trim() === '') return 'Say in one sentence why it is declined.';
  if (meaning === 'approve-with-exceptions' && words.trim() === '') return 'Name the exceptions.';
  const isEmpty =
    mark.kind === 'typed' ? mark.text.trim() === '' : mark.strokes.every((stroke) => stroke.length < 4);
  if (isEmpty) return 'Draw the signature, or type it instead.';
  return passphrase === '' ? `Type the passphrase of ${signer.name}.` : null;
}
