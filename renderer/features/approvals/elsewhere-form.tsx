import { type ReactNode, useState } from 'react';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { knownNames, type SlotRow } from './slot-rows.ts';
import styles from './sign-panel.module.css';

interface ElsewhereFormProps {
  readonly row: SlotRow;
  readonly onClose: () => void;
  readonly onDone: (slot: string) => void;
}

/** An approval given somewhere else, with its proof. It is printed as such and not counted as a signature. */
export function ElsewhereForm({ row, onClose, onDone }: ElsewhereFormProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const [name, setName] = useState(row.name);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const record = async (): Promise<void> => {
    if (name.trim() === '') return setMissing('Give the name of the person who approved.');
    if (note.trim() === '') return setMissing('Say where and when it was approved.');
    setMissing(null);
    const added = await store
      .getState()
      .recordWith((desktop, runId) => desktop.chooseEvidence({ runId, item: null }));
    if (!added.ok) return;
    const proof = added.value.events.map(({ event }) => event).find(({ type }) => type === 'EvidenceAdded');
    if (proof?.type !== 'EvidenceAdded') return;
    const answer = await store.getState().dispatch({
      type: 'ApproveElsewhere',
      slot: row.slot,
      name: name.trim(),
      evidenceId: proof.evidence.id,
      note: note.trim(),
    });
    if (answer.ok) onDone(row.slot);
  };
  return (
    <div className={styles.panel}>
      <header>
        <h2 className={styles.title}>{row.title}</h2>
        <p className={styles.soft}>Approved elsewhere: printed as such, not counted as a signature.</p>
      </header>
      <Combobox label="Who approved" value={name} onChange={setName} suggestions={knownNames(run)} />
      <TextField label="Where and when" placeholder="Mail of 18 Nov, 09:12" value={note} onChange={setNote} />
      {missing !== null && (
        <p role="alert" className={styles.missing}>
          {missing}
        </p>
      )}
      <div className={styles.buttons}>
        <Button size="lg" onClick={onClose}>
          Back
        </Button>
        <Button variant="primary" size="lg" className={styles.sign} onClick={() => void record()}>
          Choose the proof…
        </Button>
      </div>
    </div>
  );
}
