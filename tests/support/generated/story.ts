/** What happens in a generated run, from its preparation to its seal. */
import type { ChecklistGroup, ChecklistItem } from '#shared/checklist/checklist.ts';
import { readChecklistOnce } from '#shared/checklist/read-checklist-once.ts';
import { flatItems } from '#shared/run/flat-items.ts';
import type { ItemState, Outcome } from '#shared/run/run-events.ts';
import type { Random } from './random.ts';
import { put, type Tape } from './tape.ts';
import { closeAndSign, signBefore } from './story-end.ts';
import { deferrals, failures, notOurs, people, sentence } from './words.ts';

export type Plot = {
  readonly events: number;
  readonly markdown: string;
  readonly ending: Outcome | 'unfinished';
  readonly rehearsal: boolean;
  readonly simulatedClock: boolean;
  /** Somebody sets the clock back during Step 2 and nobody notices: its duration becomes negative. */
  readonly clockGoesBack: boolean;
  /** The record is closed as deployed, and go-live was never declared. */
  readonly neverLive: boolean;
  readonly isSealed: boolean;
  /** Some of the roles sign before go-live. */
  readonly signsBefore: boolean;
  /** Steps on the database take longer, and conditional items apply. */
  readonly isMigration: boolean;
};

export type Story = {
  readonly tape: Tape;
  readonly plot: Plot;
  readonly random: Random;
  /** Notes for each item, so that the run comes to its number of events. */
  readonly notesEach: number;
};

const minute = 60_000;
/** Of a full run without notes; what is missing then is filled before it is closed. */
const plainEvents = 250;
const workedItems = 165;

export function playStory(tape: Tape, plot: Plot, random: Random): void {
  const notesEach = Math.max(0, Math.floor((plot.events - plainEvents) / workedItems));
  const story: Story = { tape, plot, random, notesEach };
  const parts = partsOf(plot.markdown);
  if (plot.ending === 'unfinished') {
    work(story, parts.prepare.slice(0, 3), 20_000);
    return;
  }
  work(story, parts.prepare, 20_000);
  const steps = plot.ending === 'aborted' ? parts.steps.slice(0, 2) : parts.steps;
  for (const [index, step] of steps.entries()) playStep(story, step, index);
  if (plot.ending === 'aborted') {
    const decidedBy = random.pick(people);
    put(tape, { type: 'RunAborted', reason: random.pick(failures), decidedBy }, minute);
    return;
  }
  if (plot.neverLive) {
    closeAndSign(story, 'deployed', parts.slots);
    return;
  }
  if (plot.signsBefore) signBefore(story, parts.slots);
  const live = tape.at;
  put(tape, { type: 'GoLiveDeclared', liveAt: live, stated: 'now' }, 30_000);
  for (const [index, group] of parts.windows.entries()) {
    if (index === 1 && plot.ending === 'rolled-back') {
      rollBack(story, parts);
      return;
    }
    playWindow(story, group, live);
  }
  closeAndSign(story, 'deployed', parts.slots);
}

export type Parts = {
  readonly prepare: readonly ChecklistGroup[];
  readonly steps: readonly ChecklistGroup[];
  readonly windows: readonly ChecklistGroup[];
  readonly triggers: readonly ChecklistItem[];
  readonly rollback: readonly ChecklistItem[];
  readonly slots: readonly string[];
};

const known = new Map<string, Parts>();

function partsOf(markdown: string): Parts {
  const before = known.get(markdown);
  if (before !== undefined) return before;
  const read = readChecklistOnce(markdown);
  if (!read.ok) throw new Error('The sample checklist can be read');
  const { sections, blanks } = read.value;
  const groups = sections.flatMap((section) => section.groups.map((group) => ({ group, section })));
  const inPart = (part: string) =>
    groups.flatMap(({ group, section }) => (section.part === part ? [group] : []));
  const ofKind = (kind: string) => groups.flatMap(({ group }) => (group.kind === kind ? group.items : []));
  const parts: Parts = {
    prepare: inPart('prepare'),
    steps: inPart('deploy'),
    windows: inPart('verify').filter(({ items }) => items.length > 0),
    triggers: ofKind('triggers'),
    rollback: ofKind('rollback'),
    slots: [
      ...ofKind('sign-off').map(({ number }) => number),
      ...blanks.filter(({ purpose }) => purpose === 'approver').map(({ label }) => label),
    ],
  };
  known.set(markdown, parts);
  return parts;
}

function playStep(story: Story, step: ChecklistGroup, index: number): void {
  const { tape, plot, random } = story;
  const open = random.chance(0.06) ? step.items.slice(0, 1).map(({ number }) => number) : [];
  const override = open.length === 0 ? null : { name: tape.by, reason: random.pick(deferrals) };
  const recalled = open.map((item) => ({ item, state: 'open' as const }));
  put(tape, { type: 'GatePassed', gate: step.number, recalled, override }, 0);
  put(tape, { type: 'StepStarted', group: step.number }, 1000);
  const middle = index === 2 && plot.isMigration ? 5 * minute : 100_000;
  work(story, [step], middle);
  if (index === 1 && plot.clockGoesBack) tape.at -= 360 * minute;
  put(tape, { type: 'StepEnded', group: step.number }, random.around(minute));
}

/** A window is worked from its opening; the last item of one in five comes late. */
function playWindow(story: Story, group: ChecklistGroup, live: number): void {
  const { tape, random } = story;
  const opens = live + (group.window?.fromMinutes ?? 0) * minute;
  const closes = live + (group.window?.toMinutes ?? 90) * minute;
  tape.at = Math.max(tape.at, opens + 20_000);
  const items = flatItems(group);
  work(story, [{ ...group, items: items.slice(0, -1) }], 150_000);
  if (random.chance(0.2)) tape.at = Math.max(tape.at, closes + random.around(4 * minute));
  work(story, [{ ...group, items: items.slice(-1) }], 60_000);
}

function work(story: Story, groups: readonly ChecklistGroup[], middleMs: number): void {
  for (const item of groups.flatMap(flatItems)) if (item.kind === 'item') workItem(story, item, middleMs);
}

function workItem(story: Story, item: ChecklistItem, middleMs: number): void {
  const { tape, random, notesEach } = story;
  for (let note = 0; note < notesEach; note += 1) {
    put(tape, { type: 'NoteAdded', item: item.number, text: sentence(random) }, random.below(4000));
  }
  tape.at += random.around(middleMs);
  if (item.subChecks.length > 0) {
    for (const index of item.subChecks.keys()) {
      put(tape, { type: 'SubCheckMarked', item: item.number, index, checked: true }, 5000);
    }
    return;
  }
  mark(tape, item, endOf(story, item), random);
}

/** Each item has its own weakness, so that a ranking has something to rank. */
function endOf({ plot, random }: Story, item: ChecklistItem): Exclude<ItemState, 'open'> {
  if (item.conditional !== null && !plot.isMigration) return 'not-applicable';
  const weakness = (item.line % 17) / 400;
  if (random.chance(weakness * 0.4)) return 'failed';
  return random.chance(weakness * 0.5) ? 'deferred' : 'done';
}

function mark(tape: Tape, item: ChecklistItem, state: Exclude<ItemState, 'open'>, random: Random): void {
  const reasons = { done: null, failed: failures, deferred: deferrals, 'not-applicable': notOurs } as const;
  const from = reasons[state];
  put(
    tape,
    {
      type: 'ItemMarked',
      item: item.number,
      state,
      reason: from === null ? null : random.pick(from),
      value: state === 'done' && item.limit !== null ? `${item.limit.value * 0.8} ${item.limit.unit}` : null,
      remindAt: null,
      statedAt: null,
      outOfOrder: false,
    },
    0,
  );
}

function rollBack(story: Story, parts: Parts): void {
  const { tape, random } = story;
  const trigger = parts.triggers[random.below(parts.triggers.length)]?.number ?? '4.1.1';
  put(tape, { type: 'TriggerObserved', trigger, since: tape.at }, 3 * minute);
  put(tape, { type: 'TriggerTripped', trigger, trippedAt: tape.at }, random.around(2 * minute));
  put(
    tape,
    {
      type: 'RollbackStarted',
      triggers: [trigger],
      decidedBy: random.pick(people),
      how: 'phone',
      insteadOf: null,
      reason: sentence(random),
    },
    20_000,
  );
  for (const item of parts.rollback) {
    tape.at += random.around(3 * minute);
    mark(tape, item, item.conditional === null ? 'done' : 'not-applicable', random);
  }
  put(tape, { type: 'TriggerCleared', trigger, clearedAt: tape.at }, minute);
  closeAndSign(story, 'rolled-back', parts.slots);
}
