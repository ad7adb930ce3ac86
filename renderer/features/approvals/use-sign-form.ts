import { useState } from 'react';
import type { Meaning, SignatureMark } from '#shared/run/run-events.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatShortTime } from '#shared/time/instant.ts';
import { useAppStore } from '../../stores/use-app.ts';
import type { SignatureValue } from '../../ui/signature-pad.tsx';
import { runName } from '../shell/run-name.ts';
import { recallWords } from './recall-groups.ts';
import type { SlotRow } from './slot-rows.ts';

export type SignForm = {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly meaning: Meaning;
  readonly setMeaning: (meaning: Meaning) => void;
  readonly words: string;
  readonly setWords: (words: string) => void;
  readonly signature: SignatureValue;
  readonly setSignature: (signature: SignatureValue) => void;
  /** What is still missing, said once Sign was pressed. */
  readonly missing: string | null;
  readonly sign: () => Promise<void>;
};

interface SignFormProps {
  readonly run: StartedRun;
  readonly row: SlotRow;
  readonly isRead: boolean;
  readonly onSigned: (slot: string) => void;
}

/** One signature: all or nothing. Nothing of it is kept before it is recorded. */
export function useSignForm({ run, row, isRead, onSigned }: SignFormProps): SignForm {
  const store = useAppStore();
  const [name, setName] = useState(row.name);
  const [meaning, setMeaning] = useState<Meaning>('approve');
  const [words, setWords] = useState('');
  const [signature, setSignature] = useState<SignatureValue>({ kind: 'drawn', strokes: [] });
  const [missing, setMissing] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const sign = async (): Promise<void> => {
    const mark = markOf(signature);
    const lacking = missingWords({ name, meaning, words, mark, isRead: isRead || hasSigned(run) });
    setMissing(lacking);
    if (lacking !== null || isBusy) return;
    setBusy(true);
    const answer = await store.getState().dispatch({
      type: 'SignOff',
      slot: row.slot,
      name: name.trim(),
      meaning,
      sentence: meaning === 'approve' ? null : words.trim(),
      mark,
      upTo: { position: run.position, head: run.head },
    });
    setBusy(false);
    if (!answer.ok) return;
    const verb = meaning === 'decline' ? 'declined' : 'signed';
    store.getState().announce(`${row.label}: ${verb} by ${name.trim()}.`);
    onSigned(row.slot);
  };
  return { name, setName, meaning, setMeaning, words, setWords, signature, setSignature, missing, sign };
}

type Said = {
  readonly run: StartedRun;
  readonly meaning: Meaning;
  readonly words: string;
  readonly at: number;
  readonly offsetMinutes: number;
  readonly recallAt: number;
};

/** "I approve XianFeast 2.14.0 in Production as recorded up to 14:05, with 1 failed, 1 deferred and 1 late item." */
export function signedSentence({ run, meaning, words, at, offsetMinutes, recallAt }: Said): string {
  const verb = meaning === 'decline' ? 'I decline' : 'I approve';
  const what = `${runName(run.details)} in ${run.details.environment}`;
  const upTo = `as recorded up to ${formatShortTime(at, offsetMinutes)}`;
  const counts = meaning === 'decline' ? '' : `, ${recallWords(run, recallAt)}`;
  const typed = words.trim();
  const added =
    meaning === 'approve'
      ? '.'
      : meaning === 'decline'
        ? `: ${typed || '…'}`
        : `. Exceptions named: ${typed || '…'}`;
  return `${verb} ${what} ${upTo}${counts}${added}`;
}

/** Someone has signed this sheet already, so its recall was read. */
function hasSigned(run: StartedRun): boolean {
  const from = run.closing?.stamp.position ?? 0;
  return run.signOffs.some(({ stamp }) => stamp.position > from);
}

function markOf(signature: SignatureValue): SignatureMark {
  return signature.kind === 'typed'
    ? { kind: 'typed', text: signature.name }
    : { kind: 'drawn', strokes: signature.strokes.map((stroke) => [...stroke]) };
}

type Checked = {
  readonly name: string;
  readonly meaning: Meaning;
  readonly words: string;
  readonly mark: SignatureMark;
  readonly isRead: boolean;
};

function missingWords({ name, meaning, words, mark, isRead }: Checked): string | null {
  if (!isRead) return 'Read the recall on the left to its end first. It is what is signed.';
  if (name.trim() === '') return 'Give the name of the person who signs.';
  if (meaning === 'decline' && words.trim() === '') return 'Say in one sentence why it is declined.';
  if (meaning === 'approve-with-exceptions' && words.trim() === '') return 'Name the exceptions.';
  const isEmpty =
    mark.kind === 'typed' ? mark.text.trim() === '' : mark.strokes.every((stroke) => stroke.length < 4);
  return isEmpty ? 'Draw the signature, or type it instead.' : null;
}
