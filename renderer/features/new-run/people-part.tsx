import type { ReactNode } from 'react';
import { contactsOf } from '#shared/checklist/contacts-of.ts';
import type { Person } from '#shared/run/run-events.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './new-run-screen.module.css';
import type { NewRun } from './use-new-run.ts';

const nobody: Person = { name: '', phone: '' };

/** Who deploys, who decides, whom to call. */
export function PeoplePart({ newRun }: { readonly newRun: NewRun }): ReactNode {
  const { form, change, checklist, copyFrom, copy } = newRun;
  return (
    <Panel
      title="People"
      aside={
        copyFrom !== null && (
          <Button size="sm" keys="Ctrl+Shift+C" onClick={() => void copy()}>
            Copy people from {copyFrom}
          </Button>
        )
      }
    >
      <fieldset className={styles.people}>
        <legend className="visually-hidden">People</legend>
        <div className={styles.personHead} aria-hidden="true">
          <span>Role</span>
          <span>Name</span>
          <span>Phone</span>
        </div>
        <div className={styles.person}>
          <span className={styles.role}>Deployed by</span>
          <TextField
            label="Deployed by, name"
            labelHidden
            value={form.deployedBy}
            onChange={(deployedBy) => change({ deployedBy }, 'deployedBy')}
            input={{ maxLength: 200 }}
          />
          <span />
          <Copied newRun={newRun} field="deployedBy" />
        </div>
        <DecisionMakerRow newRun={newRun} />
        {(checklist === null ? [] : contactsOf(checklist)).map((label) => (
          <PersonRow
            key={label}
            asked={label}
            field={`contact ${label}`}
            newRun={newRun}
            person={form.contacts[label] ?? nobody}
            onChange={(person) =>
              change({ contacts: { ...form.contacts, [label]: person } }, `contact ${label}`)
            }
          />
        ))}
      </fieldset>
      <p className={styles.help}>
        These names go on the approval sheet and stay on screen during the run. They can be changed later; a
        change is recorded.
      </p>
    </Panel>
  );
}

function DecisionMakerRow({ newRun }: { readonly newRun: NewRun }): ReactNode {
  const { form, change, errors, leave } = newRun;
  return (
    <PersonRow
      asked="Rollback decision maker"
      field="decisionMaker"
      newRun={newRun}
      person={form.decisionMaker}
      required
      nameError={errors.decisionMaker}
      phoneError={errors.decisionMakerPhone}
      onLeaveName={() => leave('decisionMaker')}
      onLeavePhone={() => leave('decisionMakerPhone')}
      onChange={(decisionMaker) => change({ decisionMaker }, 'decisionMaker')}
    />
  );
}

interface PersonRowProps {
  /** What they are asked as: "On-call Engineer". */
  readonly asked: string;
  readonly field: string;
  readonly newRun: NewRun;
  readonly person: Person;
  readonly onChange: (person: Person) => void;
  readonly required?: boolean | undefined;
  readonly nameError?: string | undefined;
  readonly phoneError?: string | undefined;
  readonly onLeaveName?: (() => void) | undefined;
  readonly onLeavePhone?: (() => void) | undefined;
}

function PersonRow(props: PersonRowProps): ReactNode {
  const { asked, person, onChange, required } = props;
  return (
    <div className={styles.person}>
      <span className={styles.role}>{asked}</span>
      <TextField
        label={`${asked}, name`}
        labelHidden
        required={required}
        value={person.name}
        error={props.nameError}
        onChange={(name) => onChange({ ...person, name })}
        input={{ maxLength: 200, onBlur: props.onLeaveName }}
      />
      <TextField
        label={`${asked}, phone`}
        labelHidden
        type="tel"
        required={required}
        placeholder="Phone"
        value={person.phone}
        error={props.phoneError}
        onChange={(phone) => onChange({ ...person, phone })}
        input={{ maxLength: 60, onBlur: props.onLeavePhone }}
      />
      <Copied newRun={props.newRun} field={props.field} />
    </div>
  );
}

function Copied({ newRun, field }: { readonly newRun: NewRun; readonly field: string }): ReactNode {
  const { copied, copiedFrom } = newRun.form;
  return <span className={styles.copied}>{copied.includes(field) && `from ${copiedFrom}`}</span>;
}
