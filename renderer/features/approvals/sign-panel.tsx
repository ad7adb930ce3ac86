import { type ReactNode, useRef, useState } from 'react';
import type { Meaning } from '#shared/run/run-events.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SignaturePad } from '../../ui/signature-pad.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { ElsewhereForm } from './elsewhere-form.tsx';
import { knownNames, type SlotRow } from './slot-rows.ts';
import { signedSentence, useSignForm, type SignForm } from './use-sign-form.ts';
import { useRecallTime } from './use-recall-time.ts';
import styles from './sign-panel.module.css';

interface SignPanelProps {
  readonly run: StartedRun;
  readonly row: SlotRow;
  /** The recall was read to its end. */
  readonly isRead: boolean;
  readonly onSigned: (slot: string) => void;
}

/** Name, meaning, signature, the sentence that is signed. */
export function SignPanel(props: SignPanelProps): ReactNode {
  const { run, row } = props;
  const panel = useRef<HTMLDivElement>(null);
  const form = useSignForm(props);
  const [isElsewhere, setElsewhere] = useState(false);
  const isDone = row.state === 'signed';
  useHotkeys([{ keys: 'Ctrl+Enter', run: () => void form.sign() }], {
    enabled: !isElsewhere && !isDone,
  });
  if (isDone) return <SignedNote row={row} />;
  if (isElsewhere)
    return <ElsewhereForm row={row} onClose={() => setElsewhere(false)} onDone={props.onSigned} />;
  return (
    <div ref={panel} className={styles.panel}>
      <header>
        <h2 className={styles.title}>{row.title}</h2>
        <p className={styles.soft}>
          {form.name.trim() === ''
            ? 'The person who signs takes the keyboard.'
            : `${form.name} signs here. Hand over the keyboard.`}
        </p>
      </header>
      <Combobox label="Name" value={form.name} onChange={form.setName} suggestions={knownNames(run)} />
      <MeaningChoice form={form} />
      <SignaturePad label="Signature" name={form.name} value={form.signature} onChange={form.setSignature} />
      <p className={styles.plain}>
        {form.signature.kind === 'drawn' ? 'Drawn' : 'Typed'} signature. It is printed on the sheet; it is not
        a digital signature.
      </p>
      <Statement run={run} form={form} />
      {form.missing !== null && (
        <p role="alert" className={styles.missing}>
          {form.missing}
        </p>
      )}
      <div className={styles.buttons}>
        {form.meaning === 'decline' ? (
          <Button size="lg" onClick={() => form.setMeaning('approve')}>
            Back
          </Button>
        ) : (
          <Button size="lg" onClick={() => form.setMeaning('decline')}>
            Decline…
          </Button>
        )}
        <Button
          variant={form.meaning === 'decline' ? 'danger' : 'primary'}
          size="lg"
          keys="Ctrl+Enter"
          className={styles.sign}
          onClick={() => void form.sign()}
        >
          {form.meaning === 'decline' ? 'Decline' : 'Sign'}
        </Button>
      </div>
      <Button variant="link" className={styles.elsewhere} onClick={() => setElsewhere(true)}>
        Approved elsewhere…
      </Button>
    </div>
  );
}

const meanings: readonly { readonly value: Exclude<Meaning, 'decline'>; readonly label: string }[] = [
  { value: 'approve', label: 'Approve' },
  { value: 'approve-with-exceptions', label: 'With exceptions named' },
];

function MeaningChoice({ form }: { readonly form: SignForm }): ReactNode {
  const { meaning } = form;
  return (
    <>
      {meaning !== 'decline' && (
        <SegmentedControl label="Meaning" value={meaning} options={meanings} onChange={form.setMeaning} />
      )}
      {meaning !== 'approve' && (
        <TextArea
          label={meaning === 'decline' ? 'Why it is declined' : 'Which exceptions'}
          hint="One sentence. It is printed beside the signature."
          value={form.words}
          onChange={form.setWords}
        />
      )}
    </>
  );
}

function Statement({ run, form }: { readonly run: StartedRun; readonly form: SignForm }): ReactNode {
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

function SignedNote({ row }: { readonly row: SlotRow }): ReactNode {
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>{row.title}</h2>
      <p>
        {row.name}, {row.word}. One signature for each role; it counts until the record is reopened.
      </p>
    </div>
  );
}
