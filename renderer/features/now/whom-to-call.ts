import { contactsOf } from '#shared/checklist/contacts-of.ts';
import type { Person } from '#shared/run/run-events.ts';
import type { StartedRun } from '#shared/run/run-state.ts';

/** The decision maker first, then the contacts of the checklist, those that were given. */
export function whomToCall(
  run: Pick<StartedRun, 'people' | 'checklist'>,
): readonly { readonly role: string; readonly person: Person }[] {
  const { contacts } = run.people;
  const others = contactsOf(run.checklist).flatMap((role) => {
    const person = contacts[role];
    return person === undefined ? [] : [{ role, person }];
  });
  return [{ role: 'Rollback decision maker', person: run.people.decisionMaker }, ...others].filter(
    ({ person }) => person.name !== '' || person.phone !== '',
  );
}
