import { type ReactNode, useState } from 'react';
import { contactsOf } from '#shared/checklist/contacts-of.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useApp, useRun, useSteadyNow } from '../../stores/use-app.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ToAnotherLaptop } from './to-another-laptop.tsx';
import { readBack, readBackSentences, type ReadBackLine } from './read-back.ts';
import { type HandOverForm, useHandOver } from './use-hand-over.ts';
import styles from './hand-over-dialog.module.css';

/** The outgoing operator chooses who; the incoming one reads the list back and confirms. Timers do not stop. */
export function HandOverDialog(): ReactNode {
  const run = useRun();
  const steadyNow = useSteadyNow();
  const closeOverlay = useApp((state) => state.closeOverlay);
  const currentItem = useApp((state) => state.currentItem);
  const people = offered(run);
  const [who, setWho] = useState(people[0] ?? 'else');
  const [typed, setTyped] = useState('');
  const name = (who === 'else' ? typed : who).trim();
  const lines = readBack(run, steadyNow, currentItem);
  const close = (): void => closeOverlay('hand-over');
  const form = useHandOver(name, close);
  return (
    <Dialog
      title="Hand over to…"
      description="From now on everything is recorded under the new operator. Timers, running triggers and this item stay as they are."
      className={styles.dialog}
      onClose={close}
      onSubmit={() => void form.confirm(readBackSentences(lines))}
      footer={
        <>
          <Button className={styles.cancel} variant="quiet" keys="Esc" onClick={close}>
            Cancel
          </Button>
          <ToAnotherLaptop name={name} onDone={close} />
          <Button variant="primary" keys="Enter" type="submit" disabled={form.isBusy}>
            {name === '' ? 'Hand over' : `Hand over to ${firstName(name)}`}
          </Button>
        </>
      }
    >
      <RadioCards
        label="Who takes over"
        labelHidden
        direction="row"
        value={who}
        onChange={(next) => {
          setWho(next);
          form.setRead(false);
          form.setPassphrase('');
        }}
        options={[
          ...people.map((person) => ({ value: person, label: person, mark: <Avatar name={person} /> })),
          { value: 'else', label: 'Someone else…', mark: <Icon name="plus" size={20} /> },
        ]}
      />
      {who === 'else' && <TextField label="Name of the new operator" value={typed} onChange={setTyped} />}
      {form.signer !== null && <Passphrase form={form} />}
      <ReadBackBox name={name} lines={lines} />
      {form.signer === null && <WithoutPassphrase form={form} />}
      {form.problem !== null && (
        <p role="alert" className={styles.missing}>
          {form.problem}
        </p>
      )}
    </Dialog>
  );
}

function Passphrase({ form }: { readonly form: HandOverForm }): ReactNode {
  return (
    <TextField
      label={`${firstName(form.name)}’s passphrase`}
      type="password"
      hint="The new operator types this, not you."
      value={form.passphrase}
      onChange={form.setPassphrase}
      input={{ autoComplete: 'current-password' }}
    />
  );
}

/** Nobody here can check who it is, so it is said and recorded that nobody did. */
function WithoutPassphrase({ form }: { readonly form: HandOverForm }): ReactNode {
  const who = form.name === '' ? 'The new operator' : form.name;
  return (
    <>
      <Checkbox
        label={`${who} has read this back`}
        hint="The new operator confirms this, not you."
        checked={form.isRead}
        onChange={form.setRead}
      />
      <TextField
        label="Why without a passphrase"
        hint={`${who} has no signing key on this laptop. Recorded as “without passphrase”.`}
        value={form.reason}
        onChange={form.setReason}
      />
    </>
  );
}

function ReadBackBox({
  name,
  lines,
}: {
  readonly name: string;
  readonly lines: readonly ReadBackLine[];
}): ReactNode {
  return (
    <div className={styles.box}>
      <p>{name === '' ? 'The new operator' : firstName(name)} reads this back</p>
      <ul>
        {lines.map(({ clock, text }) => (
          <li key={text}>
            {clock !== '' && <b>{clock}</b>} {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** People of the run who are not at the keyboard now; whoever had it before comes first. */
function offered(run: StartedRun): readonly string[] {
  const { deployedBy, decisionMaker, contacts } = run.people;
  const before = run.handOvers.flatMap(({ from, to }) => [from, to]).toReversed();
  const named = contactsOf(run.checklist).map((label) => contacts[label]?.name ?? '');
  const all = [...before, deployedBy, ...named, decisionMaker.name].map((person) => person.trim());
  return [...new Set(all)].filter((person) => person !== '' && person !== run.operator).slice(0, 4);
}

function firstName(name: string): string {
  return name.split(/\s+/u)[0] ?? name;
}
