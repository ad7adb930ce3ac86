import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { HowGiven, PollAnswer } from '#shared/run/run-events.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { knownNames, type SlotRow } from './slot-rows.ts';
import styles from './poll-panel.module.css';

interface PollPanelProps {
  readonly run: StartedRun;
  readonly row: SlotRow;
  readonly onAnswered: () => void;
}

const ways: readonly { readonly value: HowGiven; readonly label: string }[] = [
  { value: 'phone', label: 'By phone' },
  { value: 'keyboard', label: 'Here' },
  { value: 'chat', label: 'In chat' },
];

/** Asks one role: go, no-go with a sentence, or no answer. The poll is no signature. */
export function PollPanel({ run, row, onAnswered }: PollPanelProps): ReactNode {
  const store = useAppStore();
  const hasLetters = useApp((state) => state.settings.letterKeys);
  const [name, setName] = useState(row.name);
  const [how, setHow] = useState<HowGiven>('phone');
  const [sentence, setSentence] = useState('');
  const [isNoGo, setNoGo] = useState(false);
  const [missing, setMissing] = useState<string | null>(null);
  const field = useRef<HTMLDivElement>(null);
  // A no-go asks for its sentence at once.
  useEffect(() => {
    if (isNoGo) field.current?.querySelector('textarea')?.focus();
  }, [isNoGo]);
  const answer = async (given: PollAnswer): Promise<void> => {
    const words = given === 'no-go' ? sentence.trim() : null;
    if (words === '') return setMissing('Say in one sentence why it is a no-go.');
    const recorded = await store.getState().dispatch({
      type: 'AnswerPoll',
      role: row.slot,
      answer: given,
      name: name.trim(),
      sentence: words,
      how,
    });
    if (!recorded.ok) return;
    store.getState().announce(`${row.label}: ${given === 'no-answer' ? 'no answer' : given}.`);
    onAnswered();
  };
  useHotkeys(
    [
      { keys: 'y', run: () => void answer('go') },
      { keys: 'o', run: () => setNoGo(true) },
      { keys: 'u', run: () => void answer('no-answer') },
    ],
    { enabled: hasLetters },
  );
  return (
    <div className={styles.panel}>
      <header>
        <p className={styles.challenge}>{row.label}</p>
        <p className={styles.soft}>Go or no-go for {run.details.environment}? The poll is no signature.</p>
      </header>
      <Combobox label="Who answers" value={name} onChange={setName} suggestions={knownNames(run)} />
      <SegmentedControl label="Answer given" value={how} options={ways} onChange={setHow} />
      {isNoGo ? (
        <div ref={field} className={styles.panel}>
          <TextArea
            label="Why it is a no-go"
            error={missing ?? undefined}
            value={sentence}
            onChange={setSentence}
            textarea={{
              onKeyDown: (event) => {
                if (event.key === 'Escape') setNoGo(false);
                else if (event.key === 'Enter' && !event.shiftKey && !event.repeat) void answer('no-go');
                else return;
                event.preventDefault();
              },
            }}
          />
          <div className={styles.buttons}>
            <Button variant="danger" size="lg" keys="Enter" onClick={() => void answer('no-go')}>
              No-go
            </Button>
            <Button variant="quiet" size="lg" keys="Esc" onClick={() => setNoGo(false)}>
              Back
            </Button>
          </div>
        </div>
      ) : (
        <Answers onAnswer={(given) => (given === 'no-go' ? setNoGo(true) : void answer(given))} />
      )}
    </div>
  );
}

function Answers({ onAnswer }: { readonly onAnswer: (answer: PollAnswer) => void }): ReactNode {
  return (
    <div className={styles.buttons}>
      <Button variant="primary" size="lg" keys="y" onClick={() => onAnswer('go')}>
        Go
      </Button>
      <Button size="lg" keys="o" onClick={() => onAnswer('no-go')}>
        No-go
      </Button>
      <Button size="lg" keys="u" onClick={() => onAnswer('no-answer')}>
        No answer
      </Button>
    </div>
  );
}
