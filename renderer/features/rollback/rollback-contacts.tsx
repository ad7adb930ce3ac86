import type { ReactNode } from 'react';
import type { StartedRun } from '#shared/run/run-state.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { candidates } from '../alarm/decider.ts';
import styles from './rollback-contacts.module.css';

/** Everybody who may be needed, with phone numbers to be read from a distance. Pressing one copies it. */
export function RollbackContacts({ run }: { readonly run: StartedRun }): ReactNode {
  const say = useApp((state) => state.say);
  return (
    <section className={styles.contacts} aria-label="Contacts">
      {candidates(run).map(({ who, label, name, phone }) => (
        <div key={who} className={styles.contact}>
          <span className={styles.label}>{label}</span>
          <span className={styles.name}>{name}</span>
          {phone !== '' && (
            <button
              type="button"
              className={styles.phone}
              title="Press to copy"
              onClick={() => {
                void desktop.copyText({ text: phone });
                say(`Copied ${phone}`);
              }}
            >
              {phone}
            </button>
          )}
        </div>
      ))}
    </section>
  );
}
