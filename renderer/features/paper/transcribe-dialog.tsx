import { type ReactNode, useRef, useState } from 'react';
import { itemNow } from '#shared/run/item-now.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { itemGlyph, stateWord } from '../run/item-words.ts';
import { firstLine, recordLine, type PaperLine, type PaperState } from './record-line.ts';
import styles from './transcribe-dialog.module.css';

const results = [
  { value: 'done', label: 'Done' },
  { value: 'failed', label: 'Failed' },
  { value: 'not-applicable', label: 'Not applicable' },
  { value: 'deferred', label: 'Deferred' },
] as const;

/** What was written on paper, typed in line by line. Each line is a mark of its own, told as transcribed. */
export function TranscribeDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const [line, setLine] = useState<PaperLine>(() => firstLine(run));
  const [missing, setMissing] = useState<string | null>(null);
  const isBusy = useRef(false);
  const form = useRef<HTMLDivElement>(null);
  const change = (part: Partial<PaperLine>): void => setLine((now) => ({ ...now, ...part }));
  const add = async (): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    const problem = await recordLine(store.getState, line);
    isBusy.current = false;
    setMissing(problem);
    if (problem !== null) return;
    change({ item: '', state: 'done', words: '' });
    form.current?.querySelector<HTMLInputElement>('[data-item-field]')?.focus();
  };
  return (
    <Dialog
      title="Type in from paper"
      description="Each line becomes a mark that says it was transcribed: who wrote it, the time on the paper, and you who type it."
      size="lg"
      onClose={onClose}
      onSubmit={() => void add()}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Close
          </Button>
          <Button variant="primary" type="submit" keys="Enter">
            Add this line
          </Button>
        </>
      }
    >
      <div className={styles.form} ref={form}>
        <Page run={run} line={line} onChange={change} />
        <Line run={run} line={line} onChange={change} />
        {missing !== null && (
          <p role="alert" className={styles.missing}>
            {missing}
          </p>
        )}
        <Transcribed run={run} />
      </div>
    </Dialog>
  );
}

interface PartProps {
  readonly run: StartedRun;
  readonly line: PaperLine;
  readonly onChange: (part: Partial<PaperLine>) => void;
}

/** Who wrote it, and the photograph of the page. */
function Page({ run, line, onChange }: PartProps): ReactNode {
  const store = useAppStore();
  const pages = run.evidence.filter(({ item, removed }) => item === null && removed === null);
  const addPage = async (): Promise<void> => {
    const added = await store
      .getState()
      .recordWith((desktop, runId) => desktop.chooseEvidence({ runId, item: null }));
    if (!added.ok) return;
    const page = added.value.events.map(({ event }) => event).find(({ type }) => type === 'EvidenceAdded');
    if (page?.type === 'EvidenceAdded') onChange({ pageId: page.evidence.id });
  };
  return (
    <div className={styles.page}>
      <Combobox
        label="Written by"
        value={line.writtenBy}
        onChange={(writtenBy) => onChange({ writtenBy })}
        suggestions={peopleOf(run)}
        focusFirst
      />
      <SelectField
        label="Photograph of the page"
        value={line.pageId ?? ''}
        onChange={(pageId) => onChange({ pageId: pageId === '' ? null : pageId })}
        options={[
          { value: '', label: 'None yet' },
          ...pages.map(({ evidence }) => ({
            value: evidence.id,
            label: `${evidence.name}, ${evidence.sha256.slice(0, 8)}`,
          })),
        ]}
      />
      <Button icon="image" onClick={() => void addPage()}>
        Add page…
      </Button>
    </div>
  );
}

/** One line of the page. */
function Line({ run, line, onChange }: PartProps): ReactNode {
  const item = run.places.get(line.item.trim())?.item;
  const asksValue = item?.limit !== null && item?.limit !== undefined && line.state === 'done';
  return (
    <>
      <div className={styles.line}>
        <TextField
          label="Item"
          value={line.item}
          placeholder="3.2.4"
          onChange={(next) => onChange({ item: next })}
          input={{ 'data-item-field': true } as Record<string, unknown>}
        />
        <TextField
          label="Time on the paper"
          value={line.time}
          placeholder="02:10"
          onChange={(time) => onChange({ time })}
        />
        <SegmentedControl<PaperState>
          label="Result"
          value={line.state}
          options={results}
          onChange={(state) => onChange({ state })}
        />
      </div>
      <p className={styles.text}>
        {item === undefined
          ? 'The number stands first in each line of the printed sheet.'
          : `${item.text}. Now ${stateWord(itemNow(run, item.number).state)}.`}
      </p>
      <TextField
        label={asksValue ? `Measured value, ${item.limit?.words}` : 'Reason or note'}
        value={line.words}
        onChange={(words) => onChange({ words })}
      />
    </>
  );
}

/** What was typed in so far, newest first. */
function Transcribed({ run }: { readonly run: StartedRun }): ReactNode {
  const marked = [...run.places.values()]
    .flatMap(({ item }) => {
      const { mark } = itemNow(run, item.number);
      return mark === null || mark.paper === null ? [] : [{ item, mark, paper: mark.paper }];
    })
    .toSorted((a, b) => b.mark.stamp.position - a.mark.stamp.position);
  if (marked.length === 0) return null;
  return (
    <section aria-label="Typed in so far">
      <h3 className={styles.title}>Typed in so far: {marked.length}</h3>
      <ul className={styles.list}>
        {marked.map(({ item, mark, paper }) => (
          <li key={item.number}>
            <Glyph name={itemGlyph(itemNow(run, item.number))} size={18} />
            <span className={styles.number}>{item.number}</span>
            <span className={styles.name}>{item.text}</span>
            <span className={styles.meta}>
              {stateWord(mark.state)}
              {mark.statedAt !== null && ` ${formatTimeOfDay(mark.statedAt, mark.stamp.offsetMinutes)}`},{' '}
              {paper.writtenBy}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function peopleOf(run: StartedRun): readonly { readonly value: string }[] {
  const { deployedBy, decisionMaker, contacts, signers } = run.people;
  const names = [
    run.operator,
    deployedBy,
    decisionMaker.name,
    ...Object.values(contacts).map(({ name }) => name),
  ];
  return [...new Set([...names, ...Object.values(signers)])]
    .filter((name) => name.trim() !== '')
    .map((value) => ({ value }));
}
