/** Short ways to moments of the night: the commands a person would have given until then. */
import { parseChecklist } from '#shared/checklist/parse-checklist.ts';
import type { Checklist, ChecklistItem, Part } from '#shared/checklist/checklist.ts';
import type { RunCommand } from '#shared/run/run-commands.ts';
import { shippedMarkdown } from '../../support/run-player.ts';

export const minuteMs = 60_000;

const parsed = parseChecklist(shippedMarkdown);
if (!parsed.ok) throw new Error('The shipped checklist cannot be read');
const checklist: Checklist = parsed.value;

/** The evening: everything of Prepare done. */
export function prepared(): readonly RunCommand[] {
  return itemsOf('prepare').flatMap(done);
}

/** Everything until the release is live: five steps, declared after the item that takes traffic. */
export function live(): readonly RunCommand[] {
  const steps = checklist.sections
    .flatMap(({ groups }) => groups)
    .filter(({ kind }) => kind === 'step')
    .flatMap((group): RunCommand[] => [
      { type: 'StartStep', group: group.number, overrideReason: null },
      ...group.items.flatMap(done),
    ]);
  const traffic = steps.findIndex((command) => command.type === 'MarkItem' && command.item === '2.4.3');
  const goLive: RunCommand = { type: 'DeclareGoLive', stated: 'now', liveAt: null, overrideReason: null };
  return [...prepared(), ...steps.slice(0, traffic + 1), goLive, ...steps.slice(traffic + 1)];
}

/** Every item of the windows done. */
export function verified(): readonly RunCommand[] {
  return itemsOf('verify').flatMap(done);
}

export function markDone(item: string): RunCommand {
  return mark(item, 'done', null, null);
}

export function markFailed(item: string, reason: string): RunCommand {
  return mark(item, 'failed', reason, null);
}

export const closeRecord: RunCommand = {
  type: 'CloseRecord',
  outcome: 'deployed',
  overrideReason: null,
  missing: {},
};

function itemsOf(part: Part): readonly ChecklistItem[] {
  return checklist.sections
    .filter((section) => section.part === part)
    .flatMap(({ groups }) => groups.flatMap(({ items }) => items));
}

function done(item: ChecklistItem): readonly RunCommand[] {
  if (item.kind !== 'item') return [];
  if (item.subChecks.length > 0) {
    return item.subChecks.map((_, index) => ({
      type: 'MarkSubCheck',
      item: item.number,
      index,
      checked: true,
    }));
  }
  const value = item.limit === null ? null : `${item.limit.value / 2} ${item.limit.unit}`;
  return [mark(item.number, 'done', null, value)];
}

function mark(
  item: string,
  state: 'done' | 'failed' | 'deferred' | 'not-applicable',
  reason: string | null,
  value: string | null,
): RunCommand {
  return { type: 'MarkItem', item, state, reason, value, remindAt: null, statedAt: null, outOfOrder: false };
}
