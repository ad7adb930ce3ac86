/** What an auditor would ask about the people: several roles in one hand, approving one's own deployment. */
import type { StartedRun } from '../run/run-state.ts';
import { signOffOf, signOffSlots } from '../sign-off/sign-off-slots.ts';

/** One sentence each; empty when there is nothing to say. */
export function findings(run: StartedRun): readonly string[] {
  const rolesByName = new Map<string, string[]>();
  for (const { slot, label } of signOffSlots(run.checklist)) {
    const signOff = signOffOf(run, slot);
    if (signOff === null || signOff.meaning === 'decline') continue;
    const name = signOff.name.normalize('NFC').trim();
    rolesByName.set(name, [...(rolesByName.get(name) ?? []), label]);
  }
  const several = [...rolesByName]
    .filter(([, labels]) => labels.length > 1)
    .map(([name, labels]) => `${name} signed in ${labels.length} roles: ${labels.join(', ')}.`);
  const deployers = new Set(
    [run.people.deployedBy, run.operator, run.created.by].map((name) => name.normalize('NFC').trim()),
  );
  const own = [...rolesByName.keys()]
    .filter((name) => name !== '' && deployers.has(name))
    .map((name) => `${name} worked this deployment and also approved it.`);
  return [...several, ...own];
}
