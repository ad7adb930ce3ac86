import { type ReactNode, useId, useState } from 'react';
import type { HowGiven } from '#shared/run/run-events.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { candidates, decided, type DeciderChoice } from './decider.ts';
import styles from './decider-panel.module.css';

interface DeciderPanelProps {
  readonly run: StartedRun;
  readonly choice: DeciderChoice;
  readonly onChange: (choice: DeciderChoice) => void;
}

const ways: readonly { readonly value: HowGiven; readonly label: string }[] = [
  { value: 'phone', label: 'By phone' },
  { value: 'keyboard', label: 'At the keyboard' },
  { value: 'chat', label: 'In chat' },
];

/** Who decides, their phone, and how the decision was given. Pressing the name offers the others. */
export function DeciderPanel({ run, choice, onChange }: DeciderPanelProps): ReactNode {
  const [isOpen, setOpen] = useState(choice.who !== 'named');
  const decision = decided(run, choice);
  const label =
    candidates(run)
      .find((candidate) => candidate.who === choice.who)
      ?.label.toLowerCase() ?? 'someone else';
  return (
    <section className={styles.panel} aria-label="Who decides">
      <div className={styles.person}>
        <div className={styles.who}>
          <span className={styles.label}>Decision by the {label}</span>
          <button
            type="button"
            className={styles.name}
            aria-expanded={isOpen}
            title="Someone else decides"
            onClick={() => setOpen(!isOpen)}
          >
            {decision.decidedBy === '' ? 'Name not given' : decision.decidedBy}
          </button>
        </div>
        <Phone number={decision.phone} />
      </div>
      {isOpen && <Others run={run} choice={choice} onChange={onChange} />}
      <Way value={decision.how} onChange={(how) => onChange({ ...choice, how })} />
    </section>
  );
}

function Phone({ number }: { readonly number: string }): ReactNode {
  const say = useApp((state) => state.say);
  if (number === '') return null;
  return (
    <button
      type="button"
      className={styles.phone}
      title="Press to copy"
      onClick={() => {
        void desktop.copyText({ text: number });
        say(`Copied ${number}`);
      }}
    >
      {number}
    </button>
  );
}

function Others({ run, choice, onChange }: DeciderPanelProps): ReactNode {
  return (
    <div className={styles.others}>
      <RadioCards
        label="Who decides"
        labelHidden
        direction="row"
        value={choice.who}
        onChange={(who) => onChange({ ...choice, who })}
        options={[
          ...candidates(run).map(({ who, name, label }) => ({ value: who, label: name, aside: label })),
          { value: 'else', label: 'Someone else…' },
        ]}
      />
      {choice.who === 'else' && (
        <TextField
          label="Name of the person who decides"
          value={choice.elseName}
          onChange={(elseName) => onChange({ ...choice, elseName })}
        />
      )}
      {choice.who !== 'named' && (
        <TextField
          label={`Why ${run.people.decisionMaker.name} does not decide`}
          value={choice.why}
          onChange={(why) => onChange({ ...choice, why })}
        />
      )}
    </div>
  );
}

interface WayProps {
  readonly value: HowGiven;
  readonly onChange: (how: HowGiven) => void;
}

function Way({ value, onChange }: WayProps): ReactNode {
  const id = useId();
  return (
    <fieldset className={styles.ways} aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className={styles.label}>
        Decision given
      </span>
      {ways.map((way) => (
        <label key={way.value} className={styles.way}>
          <input type="radio" name={id} checked={way.value === value} onChange={() => onChange(way.value)} />
          {way.label}
        </label>
      ))}
    </fieldset>
  );
}
