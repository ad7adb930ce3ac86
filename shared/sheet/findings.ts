/** What an auditor would ask about the people: several roles in one hand, approving one's own deployment. */
import { itemNow } from '../run/item-now.ts';
import { batchWords, markBatches } from '../run/mark-batches.ts';
import type { StartedRun } from '../run/run-state.ts';
import { signOffOf, signOffSlots } from '../sign-off/sign-off-slots.ts';
import { formatTimeOfDay } from '../time/instant.ts';
import { count } from './sheet-words.ts';

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
  return [...several, ...own, ...batches(run), ...transcribed(run)];
}

/** Marks that came faster than anybody reads (`mark-batches.ts`). */
function batches(run: StartedRun): readonly string[] {
  return markBatches(run.items).map((batch) => {
    const { by, items, from, to } = batch;
    const times = `${formatTimeOfDay(from.at, from.offsetMinutes)} to ${formatTimeOfDay(to.at, to.offsetMinutes)}`;
    return `A batch: ${batchWords(batch)}, ${times}, by ${by}: ${items[0]} to ${items.at(-1)}.`;
  });
}

function transcribed(run: StartedRun): readonly string[] {
  const marks = [...run.places.keys()].flatMap((item) => {
    const { mark } = itemNow(run, item);
    return mark === null || mark.paper === null ? [] : [mark.paper];
  });
  if (marks.length === 0) return [];
  const writers = [...new Set(marks.map(({ writtenBy }) => writtenBy))].join(', ');
  const without = marks.filter(({ pageId }) => pageId === null).length;
  const pages =
    without === 0 ? 'each with its page as evidence' : `${without} without a photograph of the page`;
  return [
    `${count(marks.length, 'result was', 'results were')} transcribed from paper of ${writers}, ${pages}.`,
  ];
}
