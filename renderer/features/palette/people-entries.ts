/** The people of the open run: choosing one copies the number to dial, or opens where they sign. */
import { signOffSlots } from '#shared/sign-off/sign-off-slots.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { desktop } from '../../desktop.ts';
import { whomToCall } from '../now/whom-to-call.ts';
import type { PaletteEntry } from './palette-entry.ts';

export function peopleOf(run: StartedRun): readonly PaletteEntry[] {
  const callable = whomToCall(run).map(({ role, person }): PaletteEntry => ({
    id: `person ${role}`,
    group: 'People',
    label: person.name === '' ? role : person.name,
    detail: [role, person.phone].filter((part) => part !== '').join(', '),
    icon: person.phone === '' ? 'person' : 'phone',
    run: (state) => {
      if (person.phone === '') return state.openOverlay({ name: 'people' });
      void desktop.copyText({ text: person.phone });
      state.say(`Copied ${person.phone}`);
    },
  }));
  const signers = signOffSlots(run.checklist).flatMap(({ slot, label }): readonly PaletteEntry[] => {
    const name = run.people.signers[slot] ?? '';
    if (name === '') return [];
    return [
      {
        id: `signer ${slot}`,
        group: 'People',
        label: name,
        detail: `signs as ${label}`,
        icon: 'person',
        run: ({ go }) => go({ name: 'approvals', runId: run.runId }),
      },
    ];
  });
  return [...callable, ...signers];
}
