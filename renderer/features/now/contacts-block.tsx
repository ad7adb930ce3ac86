import type { ReactNode } from 'react';
import { contactsOf } from '#shared/checklist/contacts-of.ts';
import type { Person } from '#shared/run/run-events.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { desktop } from '../../desktop.ts';
import styles from './now-panel.module.css';

/** Whom to call. Pressing a number copies it. */
export function ContactsBlock({ isNarrow }: { readonly isNarrow: boolean }): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const copy = async (phone: string): Promise<void> => {
    await desktop.copyText({ text: phone });
    store.getState().say(`Copied ${phone}`);
  };
  const contacts = whomToCall(run);
  if (contacts.length === 0) return null;
  return (
    <section className={styles.block}>
      <div className={styles.head}>
        <h2>Emergency contacts</h2>
      </div>
      <ul className={styles.contacts}>
        {contacts.map(({ role, person }) => (
          <li key={role} className={styles.contact}>
            <span className={styles.role}>{isNarrow ? role.split(' ')[0] : role}</span>
            <span className={styles.person}>{person.name}</span>
            {person.phone !== '' && (
              <button
                type="button"
                className={styles.phone}
                aria-label={`Copy ${person.phone}, ${person.name}`}
                onClick={() => void copy(person.phone)}
              >
                {person.phone}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The decision maker first, then the contacts of the checklist, those that were given. */
function whomToCall(run: StartedRun): readonly { readonly role: string; readonly person: Person }[] {
  const { contacts } = run.people;
  const others = contactsOf(run.checklist).flatMap((role) => {
    const person = contacts[role];
    return person === undefined ? [] : [{ role, person }];
  });
  return [{ role: 'Rollback decision maker', person: run.people.decisionMaker }, ...others].filter(
    ({ person }) => person.name !== '' || person.phone !== '',
  );
}
