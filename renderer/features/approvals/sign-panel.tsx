import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { useKnownSigners } from '../signers/known-signers.ts';
import { kindWords } from '../signers/signer-words.ts';
import { ElsewhereForm } from './elsewhere-form.tsx';
import { Undrawable } from '../record/undrawable.tsx';
import { MeaningChoice } from './meaning-choice.tsx';
import { NoKey } from './no-key.tsx';
import { SignedNote } from './signed-note.tsx';
import { signedSentence } from './signed-sentence.ts';
import { SignerKey } from './signer-key.tsx';
import { knownNames, type SlotRow } from './slot-rows.ts';
import { useSignForm, type SignForm } from './use-sign-form.ts';
import { useSheetMarks } from './use-sheet-marks.ts';
import { useRecallTime } from './use-recall-time.ts';
import styles from './sign-panel.module.css';

interface SignPanelProps {
  readonly run: StartedRun;
  readonly row: SlotRow;
  /** The recall was read to its end. */
  readonly isRead: boolean;
  readonly onSigned: (slot: string) => void;
}

/** Who signs, what it means, the mark, the passphrase, the sentence that is signed. */
export function SignPanel(props: SignPanelProps): ReactNode {
  const { run, row } = props;
  const panel = useRef<HTMLDivElement>(null);
  const form = useSignForm(props);
  const [isElsewhere, setElsewhere] = useState(false);
  const isDone = row.state === 'signed';
  useHotkeys([{ keys: 'Ctrl+Enter', run: () => void form.sign() }], {
    enabled: !isElsewhere && !isDone && (form.signer !== null || form.name.trim() === ''),
  });
  usePassphraseAgain(panel, form);
  if (isDone) return <SignedNote row={row} />;
  if (isElsewhere)
    return <ElsewhereForm row={row} onClose={() => setElsewhere(false)} onDone={props.onSigned} />;
  const hasKey = form.signer !== null || form.name.trim() === '';
  return (
    <div ref={panel} className={styles.panel}>
      <header>
        <h2 className={styles.title}>{row.title}</h2>
        <p className={styles.soft}>{whatIsSigned(run, form.name.trim())}</p>
      </header>
      <NameField run={run} form={form} />
      {hasKey ? (
        <SignFields run={run} form={form} />
      ) : (
        <NoKey
          key={form.name.trim()}
          name={form.name.trim()}
          role={row.label}
          onReady={(signer) => {
            form.setName(signer.name);
            form.chooseSigner(signer.id);
            // Once the pad is drawn, the person goes on from there.
            requestAnimationFrame(() => focusPad(panel.current));
          }}
        />
      )}
      <Button variant="link" className={styles.elsewhere} onClick={() => setElsewhere(true)}>
        Approved elsewhere…
      </Button>
    </div>
  );
}

interface FormProps {
  readonly run: StartedRun;
  readonly form: SignForm;
}

function NameField({ run, form }: FormProps): ReactNode {
  const { signers } = useKnownSigners();
  const named = signers
    .filter(({ removedAt }) => removedAt === null)
    .map((signer) => ({ value: signer.name, detail: kindWords(signer) }));
  return (
    <Combobox
      label="Name"
      value={form.name}
      onChange={form.setName}
      suggestions={[...knownNames(run).filter(({ value }) => value !== form.name), ...named]}
    />
  );
}

function SignFields({ run, form }: FormProps): ReactNode {
  return (
    <>
      <Marks run={run} form={form} />
      <MeaningChoice form={form} />
      <SignerKey form={form} />
      <Statement run={run} form={form} />
      {form.problem !== null && (
        <p role="alert" className={styles.missing}>
          {form.problem}
        </p>
      )}
      <output className={styles.progress}>
        {form.isBusy ? 'Opening the key, signing, writing the sheet…' : ''}
      </output>
      <SignButtons form={form} />
    </>
  );
}

function Marks({ run, form }: FormProps): ReactNode {
  const { name, words, signature } = form;
  const typed = signature.kind === 'typed' ? signature.name : '';
  return <Undrawable characters={useSheetMarks(run, [name, words, typed].join(' '))} />;
}

function SignButtons({ form }: { readonly form: SignForm }): ReactNode {
  const isDecline = form.meaning === 'decline';
  const act = isDecline ? 'Decline' : 'Sign';
  const doing = isDecline ? 'Declining…' : 'Signing…';
  return (
    <div className={styles.buttons}>
      <Button size="lg" onClick={() => form.setMeaning(isDecline ? 'approve' : 'decline')}>
        {isDecline ? 'Back' : 'Decline…'}
      </Button>
      <Button
        variant={isDecline ? 'danger' : 'primary'}
        size="lg"
        keys="Ctrl+Enter"
        className={styles.sign}
        disabled={form.isBusy || form.waitsUntil !== null}
        onClick={() => void form.sign()}
      >
        {form.isBusy ? doing : form.waitsUntil === null ? act : 'Wait…'}
      </Button>
    </div>
  );
}

function Statement({ run, form }: FormProps): ReactNode {
  const at = useApp((state) => Math.floor(state.wallNow / 60_000) * 60_000);
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const recallAt = useRecallTime();
  const { meaning, words } = form;
  return (
    <blockquote className={styles.statement} aria-label="The sentence that is signed">
      {signedSentence({ run, meaning, words, at, offsetMinutes, recallAt })}
    </blockquote>
  );
}

function whatIsSigned(run: StartedRun, name: string): string {
  const sheet = run.closing === null ? 'the go sheet, before go-live' : 'the record';
  return name === ''
    ? `The person who signs ${sheet} takes the keyboard.`
    : `${name} signs ${sheet} here. Hand over the keyboard.`;
}

/** After a refusal the passphrase is typed anew. */
function usePassphraseAgain(panel: React.RefObject<HTMLElement | null>, form: SignForm): void {
  const { isBusy, waitsUntil } = form;
  // Focus is the browser's.
  useEffect(() => {
    if (!isBusy && waitsUntil !== null)
      panel.current?.querySelector<HTMLInputElement>('input[type=password]')?.focus();
  }, [panel, isBusy, waitsUntil]);
}

function focusPad(panel: HTMLElement | null): void {
  panel?.querySelector<HTMLElement>('[data-pad-first]')?.focus();
}
