import { type ReactNode, useState } from 'react';
import { contactsOf } from '#shared/checklist/contacts-of.ts';
import type { People, Person } from '#shared/run/run-events.ts';
import { signOffSlots } from '#shared/sign-off/sign-off-slots.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './new-run-screen.module.css';

const nobody: Person = { name: '', phone: '' };

/** The people of a run that has begun: every change is recorded. */
export function ChangePeopleDialog(): ReactNode {
  const run = useRun();
  const closeOverlay = useApp((state) => state.closeOverlay);
  const dispatch = useApp((state) => state.dispatch);
  const say = useApp((state) => state.say);
  const [people, setPeople] = useState<People>(run.people);
  const close = (): void => closeOverlay('people');
  const save = async (): Promise<void> => {
    const saved = await dispatch({ type: 'ChangePeople', people });
    if (!saved.ok) return;
    close();
    say('The people of the run are changed. The change is in the history.');
  };
  return (
    <Dialog
      title="People of the run"
      description="They stay on screen and go on the approval sheet. A change is recorded."
      size="lg"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" type="submit" form="people-form">
            Record the change
          </Button>
        </>
      }
    >
      <form
        id="people-form"
        className={styles.dialogForm}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label="Deployed by"
          value={people.deployedBy}
          onChange={(deployedBy) => setPeople({ ...people, deployedBy })}
        />
        <PersonFields
          asked="Rollback decision maker"
          person={people.decisionMaker}
          onChange={(decisionMaker) => setPeople({ ...people, decisionMaker })}
        />
        {contactsOf(run.checklist).map((label) => (
          <PersonFields
            key={label}
            asked={label}
            person={people.contacts[label] ?? nobody}
            onChange={(person) => setPeople({ ...people, contacts: { ...people.contacts, [label]: person } })}
          />
        ))}
        <fieldset className={styles.signers}>
          <legend className={styles.legend}>Who will sign</legend>
          {signOffSlots(run.checklist).map(({ slot, label }) => (
            <TextField
              key={slot}
              label={label}
              value={people.signers[slot] ?? ''}
              onChange={(name) => setPeople({ ...people, signers: { ...people.signers, [slot]: name } })}
            />
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}

interface PersonFieldsProps {
  readonly asked: string;
  readonly person: Person;
  readonly onChange: (person: Person) => void;
}

function PersonFields({ asked, person, onChange }: PersonFieldsProps): ReactNode {
  return (
    <div className={styles.pair}>
      <TextField label={asked} value={person.name} onChange={(name) => onChange({ ...person, name })} />
      <TextField
        label={`${asked}, phone`}
        type="tel"
        value={person.phone}
        onChange={(phone) => onChange({ ...person, phone })}
      />
    </div>
  );
}
