/** What must hold for every run, whatever is pressed: random commands and random facts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';
import { itemOfEntry } from '#shared/review/lessons.ts';
import { reviewEntries } from '#shared/review/review-entries.ts';
import { describeEvent } from '#shared/run/describe-event.ts';
import { evolveRun } from '#shared/run/evolve-run.ts';
import { exceptions, recallCounts } from '#shared/run/exceptions.ts';
import { itemNow } from '#shared/run/item-now.ts';
import { lastMark } from '#shared/run/last-mark.ts';
import { dueByNow } from '#shared/run/progress.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import { runCommandSchema, type RunCommand } from '#shared/run/run-commands.ts';
import { runEventSchema, type RunEvent } from '#shared/run/run-events.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { summariseRun } from '#shared/run/summarise-run.ts';
import { isSigned, signOffSlots } from '#shared/sign-off/sign-off-slots.ts';
import { timingOf } from '#shared/verification/timing.ts';
import { gateView, pendingWindowGates } from '#shared/verification/gate.ts';
import { alarms, triggerStatus } from '#shared/verification/trigger.ts';
import { followUpsDue } from '#shared/follow-up/follow-up.ts';
import { nextOpenItem } from '#shared/run/work-order.ts';
import { playRun, sha256, samplePeople, sampleDetails, type RunPlayer } from '../support/run-player.ts';
import { drawn, playToDeployed, playToLive } from '../support/run-commands.ts';
import { smallRelease } from '../support/small-release.ts';
import { sampleNight, sampleRollback } from '../support/sample-run.ts';

const small = playRun({ markdown: smallRelease });
const places = small.run().places;
const steps = ['2.1', '2.2'];
const item = fc.constantFrom(...places.keys(), '9.9');
const group = fc.constantFrom(...steps, '3.1', '6.1', '6.2', '9.9');
const trigger = fc.constantFrom('4.1.1', '4.1.2', '1.1.1');
const reason = 'because it is so';
const words = fc.constantFrom(reason, reason, reason, '', 'no', '2.5 s', '4');
const maybe = fc.option(words, { nil: null });
const flag = fc.boolean();
const wall = fc.integer({ min: -400, max: 400 }).map((seconds) => small.clock.now().wall + seconds * 1000);
const maybeWall = fc.option(wall, { nil: null });
const slot = fc.constantFrom('5.1.1', '5.1.2', 'Nobody');
const sheet = sha256('sheet');
const sampleDigital = {
  certificateSha256: sheet,
  kind: 'runsheet-key',
  fileSha256: sha256('file'),
  field: 'signature-1',
} as const;
const how = fc.constantFrom('phone', 'keyboard', 'chat');

const commandOf: { readonly [T in Exclude<RunCommand['type'], 'CreateRun'>]: fc.Arbitrary<object> } = {
  UpdateChecklist: fc.record({
    checklist: fc
      .constantFrom(smallRelease, smallRelease.replace('- [ ] Config', '- [ ] First\n- [ ] Config'))
      .map((markdown) => ({ name: 'small.md', sha256: sha256(markdown), markdown })),
    keep: fc.constant([]),
  }),
  ChangeDetails: fc.constant({ details: sampleDetails }),
  ChangePeople: fc.constant({ people: samplePeople }),
  SetThreshold: fc.record({ trigger, holdSeconds: fc.nat(300) }),
  MarkItem: fc.record({
    item,
    state: fc.constantFrom('done', 'failed', 'deferred', 'not-applicable'),
    reason: maybe,
    value: maybe,
    remindAt: fc.constant(null),
    statedAt: maybeWall,
    outOfOrder: flag,
  }),
  ReopenItem: fc.record({ item }),
  MarkSubCheck: fc.record({ item, index: fc.nat(2), checked: flag }),
  AnswerApplicability: fc.record({ item, applies: flag, reason: maybe }),
  UndoMark: fc.record({ position: fc.integer({ min: 1, max: 60 }) }),
  AddNote: fc.record({ item: fc.option(item, { nil: null }), text: words }),
  AddEvidence: fc.record({
    item: fc.option(item, { nil: null }),
    evidence: fc.constant({ id: 'e', kind: 'text', name: 'n', mime: '', size: 1, sha256: sheet, text: 'x' }),
  }),
  RemoveEvidence: fc.record({ id: fc.constantFrom('e', 'f'), reason: words }),
  StartStep: fc.record({ group, overrideReason: maybe }),
  UndoStepStart: fc.record({ group }),
  DeclareGoLive: fc.record({
    stated: fc.constantFrom('now', 'item-done', 'stated'),
    liveAt: maybeWall,
    overrideReason: maybe,
  }),
  CorrectGoLive: fc.record({ liveAt: wall, reason: words }),
  AnswerWindowGate: fc.record({ group, overrideReason: words }),
  ExtendWindow: fc.record({ group, toMinutes: fc.integer({ min: 1, max: 30 }), reason: words }),
  ObserveTrigger: fc.record({ trigger, since: maybeWall }),
  CorrectTriggerStart: fc.record({ trigger, since: wall }),
  ClearTrigger: fc.record({ trigger, clearedAt: maybeWall }),
  RecordTrips: fc.constant({}),
  HoldTriggers: fc.record({ decidedBy: words, how, insteadOf: maybe, reason: words, until: wall }),
  KeepWatch: fc.constant({}),
  StartRollback: fc.record({ decidedBy: words, how, insteadOf: maybe, reason: maybe }),
  CancelRollback: fc.record({ decidedBy: words, reason: words }),
  ChangeOperator: fc.record({ to: words, readBack: fc.constant([]), withoutPassphrase: maybe }),
  AnswerPoll: fc.record({
    role: slot,
    answer: fc.constantFrom('go', 'no-go', 'no-answer'),
    name: words,
    sentence: maybe,
    how,
  }),
  SignOff: fc.record({
    slot,
    name: words,
    meaning: fc.constantFrom('approve', 'approve-with-exceptions', 'decline'),
    sentence: maybe,
    mark: fc.constant(drawn),
    upTo: fc.record({ position: fc.nat(60), head: fc.constant(sheet) }),
    digital: fc.constantFrom(null, sampleDigital),
  }),
  TakeSignedElsewhere: fc.record({
    signatures: fc.constant([{ slot: '5.1.1', name: 'Elsewhere', digital: sampleDigital }]),
  }),
  ApproveElsewhere: fc.record({ slot, name: words, evidenceId: fc.constantFrom('e', 'f'), note: words }),
  CloseRecord: fc.record({
    outcome: fc.constantFrom('deployed', 'rolled-back', 'aborted'),
    overrideReason: maybe,
    missing: fc.constant({}),
  }),
  ReopenRecord: fc.record({ reason: words }),
  AbortRun: fc.record({ reason: words, decidedBy: words }),
  RecordSheetSaved: fc.constant({ sha256: sheet, name: 's.pdf', pages: 3, draft: true }),
  SealRun: fc.record({ sheetSha256: fc.constant(sheet), draftReason: maybe }),
  MarkFollowUp: fc.record({
    item,
    round: fc.nat(2),
    state: fc.constantFrom('done', 'failed', 'deferred', 'not-applicable', 'open'),
    note: maybe,
  }),
  EndFollowUp: fc.record({ group, reason: words }),
  SignAddendum: fc.record({
    addendum: fc.integer({ min: 1, max: 2 }),
    group,
    period: fc.nat(2),
    place: fc.constantFrom('lead', 'reviewer'),
    name: words,
    reason: maybe,
    mark: fc.constant(drawn),
    upTo: fc.record({ position: fc.nat(60), head: fc.constant(sheet) }),
    digital: fc.constant(sampleDigital),
  }),
  WriteLesson: fc.record({
    entry: fc.constantFrom('event-9', 'run'),
    item: fc.option(item, { nil: null }),
    text: words,
  }),
  RecordClockDisturbance: fc.record({
    kind: fc.constantFrom('slept', 'stepped', 'restarted', 'zone-changed'),
    fromAt: wall,
    toAt: wall,
    shiftMs: fc.integer({ min: -7_200_000, max: 7_200_000 }),
  }),
  ConfirmRecovery: fc.record({ positions: fc.constant([1]) }),
  RecordRepair: fc.record({ finding: words, restored: words }),
  HandOverRun: fc.constant({ handOverId: 'h1', installation: 'K7Q2', to: '' }),
  TakeOverRun: fc.constant({ installation: 'M3NP' }),
  TakeBackRun: fc.record({ installation: fc.constant('K7Q2'), reason: words }),
  RecordOtherHistory: fc.constant({ common: 1, entries: 1, head: sheet, lastAt: 0, lastBy: 'x' }),
  StateClock: fc.record({ statedAt: wall }),
};

/** What is pressed most in a night comes most often. */
const often: readonly (keyof typeof commandOf)[] = [
  'MarkItem',
  'MarkItem',
  'MarkItem',
  'MarkSubCheck',
  'StartStep',
  'DeclareGoLive',
  'ObserveTrigger',
  'ObserveTrigger',
  'HoldTriggers',
  'ClearTrigger',
  'StartRollback',
  'UndoMark',
  'SignOff',
  'CloseRecord',
];
const command = fc.constantFrom(...Object.keys(commandOf), ...often, ...often, ...often).chain((type) =>
  // `as`: the keys of the table are its own.
  commandOf[type as keyof typeof commandOf].map((rest) => runCommandSchema.parse({ type, ...rest })),
);

type Press = { readonly command: RunCommand; readonly waitMs: number };
const presses: fc.Arbitrary<readonly Press[]> = fc.array(
  fc.record({ command, waitMs: fc.constantFrom(0, 1000, 61_000, 301_000) }),
  { minLength: 20, maxLength: 60, size: 'max' },
);
const startsFrom = fc.constantFrom(
  small,
  closeSmall(small.fork(), 'deployed'),
  closeSmall(small.fork(), 'live'),
  closeSmall(small.fork(), 'closed'),
);

function closeSmall(player: RunPlayer, to: 'deployed' | 'live' | 'closed'): RunPlayer {
  for (const step of steps) player.play({ type: 'StartStep', group: step, overrideReason: reason });
  player.play({ ...markDone('2.2.1') });
  if (to === 'deployed') return player;
  player.play({ type: 'DeclareGoLive', stated: 'now', liveAt: null, overrideReason: reason });
  if (to === 'live') return player;
  player.clock.advance(6 * 60_000);
  player.play({ type: 'CloseRecord', outcome: 'deployed', overrideReason: reason, missing: {} });
  return player;
}

function markDone(number: string): RunCommand {
  return {
    type: 'MarkItem',
    item: number,
    state: 'done',
    reason: null,
    value: null,
    remindAt: null,
    statedAt: null,
    outOfOrder: false,
  };
}

function press(
  start: RunPlayer,
  all: readonly Press[],
  look: (player: RunPlayer) => void = () => undefined,
): RunPlayer {
  const player = start.fork();
  for (const { command: given, waitMs } of all) {
    player.clock.advance(waitMs);
    player.attempt(aimed(given, player));
    look(player);
  }
  return player;
}

/** Random times are told from when the run began; every other signature and undo is of what stands there now. */
function aimed(given: RunCommand, player: RunPlayer): RunCommand {
  const passed = player.clock.now().wall - small.clock.now().wall;
  const { position, head } = player.run();
  const moved = (at: number | null) => (at === null ? null : at + passed);
  if (given.type === 'HoldTriggers') return { ...given, until: given.until + passed };
  if (given.type === 'ObserveTrigger') return { ...given, since: moved(given.since) };
  if (given.type === 'ClearTrigger') return { ...given, clearedAt: moved(given.clearedAt) };
  if (given.type === 'CorrectTriggerStart') return { ...given, since: given.since + passed };
  if (given.type === 'SignOff' && given.upTo.position % 2 === 0)
    return { ...given, upTo: { position, head } };
  if (given.type === 'UndoMark' && given.position % 2 === 0) {
    return { ...given, position: lastMark(player.run())?.mark.stamp.position ?? 1 };
  }
  if (given.type === 'WriteLesson' && given.item !== null) {
    const newest = reviewEntries(player.run()).at(-1);
    return newest === undefined ? given : { ...given, entry: newest.key, item: newest.item };
  }
  return given;
}

/** What is wrong with a run that no sequence of commands may lead to; empty for a possible one. */
function impossibilities(run: StartedRun): readonly string[] {
  const isClosed = run.phase === 'closing' || run.phase === 'sealed';
  const running = run.breaches.filter(({ cleared }) => cleared === null).map((breach) => breach.trigger);
  const items = Object.entries(run.items);
  const entries = reviewEntries(run);
  const rules: readonly (readonly [string, boolean])[] = [
    ['closed without a closing', isClosed === (run.closing !== null)],
    ['closed without an outcome', isClosed === (run.outcome !== null)],
    ['sealed without a seal', (run.phase === 'sealed') === (run.sealed !== null)],
    ['aborted by outcome only', (run.outcome === 'aborted') === (run.aborted !== null)],
    ['a step before the deployment', run.phase !== 'preparing' || Object.keys(run.steps).length === 0],
    ['verifying what is not live', run.phase !== 'verifying' || run.goLive !== null],
    ['live and not watched', run.goLive === null || run.watch !== null],
    ['deployed under a breach', run.outcome !== 'deployed' || running.length === 0],
    ['two stopwatches of one trigger', new Set(running).size === running.length],
    [
      'held without a trip',
      run.breaches.every(({ holds, tripped }) => holds.length === 0 || tripped !== null),
    ],
    ['one thing to look back at twice', new Set(entries.map(({ key }) => key)).size === entries.length],
    ['a lesson of nothing', run.lessons.every(({ entry }) => itemOfEntry(run, entry) !== undefined)],
    [
      'a mark on what is no work',
      items.every(
        ([number, { marks }]) => marks.length === 0 || run.places.get(number)?.item.kind === 'item',
      ),
    ],
    [
      'done with sub-checks open',
      [...run.places.keys()]
        .map((number) => itemNow(run, number))
        .every(({ state, checked }) => state !== 'done' || checked.every(Boolean)),
    ],
    [
      'failed or deferred without a word',
      [...run.places.keys()]
        .map((number) => itemNow(run, number))
        .every(
          ({ state, reason }) => !['failed', 'deferred'].includes(state) || (reason ?? '').trim() !== '',
        ),
    ],
    [
      'an override without a reason',
      run.gates.every(({ override }) => (override?.reason ?? words10).length > 9),
    ],
  ];
  return rules.filter(([, holds]) => !holds).map(([rule]) => rule);
}

const words10 = 'ten letters';

/** Everything a screen asks of a run. */
function lookAtEverything(run: StartedRun, steadyNow: number): void {
  for (const gate of ['2.1', '2.2', 'go-live', '3.1', 'signing', 'nonsense']) gateView(run, gate, steadyNow);
  for (const number of ['4.1.1', '4.1.2']) triggerStatus(run, number, steadyNow);
  pendingWindowGates(run, steadyNow);
  alarms(run, steadyNow);
  exceptions(run, steadyNow);
  recallCounts(run, steadyNow);
  dueByNow(run, steadyNow);
  followUpsDue(run, steadyNow);
  nextOpenItem(run, null);
  summariseRun(run, steadyNow);
}

describe('whatever is pressed', () => {
  it('never puts the run into an impossible state, and every screen can be shown', () => {
    fc.assert(
      fc.property(startsFrom, presses, (start, all) => {
        press(start, all, (player) => {
          expect(impossibilities(player.run())).toEqual([]);
          lookAtEverything(player.run(), player.clock.now().wall - player.run().shiftMs);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('replays from the log to the very state that was seen', () => {
    fc.assert(
      fc.property(startsFrom, presses, (start, all) => {
        const player = press(start, all);
        expect(replayRun(player.events())).toEqual(player.run());
      }),
      { numRuns: 60 },
    );
  });

  it('is counted from what is kept of earlier counts as it is counted from nothing', () => {
    fc.assert(
      fc.property(startsFrom, presses, (start, all) => {
        press(start, all, (player) => {
          const run = player.run();
          const steadyNow = player.clock.now().wall - run.shiftMs;
          // A copy shares no object with the run, so nothing worked out before can answer for it.
          const afresh = structuredClone(run);
          const counted = countNaively(afresh, steadyNow);
          expect(summariseRun(run, steadyNow)).toMatchObject(counted);
          expect(summariseRun(run, steadyNow)).toEqual(summariseRun(afresh, steadyNow));
          expect(recallCounts(run, steadyNow)).toEqual(recallCounts(afresh, steadyNow));
        });
      }),
      { numRuns: 40 },
    );
  });

  it('records only events that can be read back as they are', () => {
    fc.assert(
      fc.property(startsFrom, presses, (start, all) => {
        for (const { event } of press(start, all).events())
          expect(runEventSchema.parse(event)).toEqual(event);
      }),
      { numRuns: 60 },
    );
  });

  it('is undone mark by mark to what stood before', () => {
    const marking = fc.array(
      fc.oneof(
        ...(['MarkItem', 'ReopenItem', 'MarkSubCheck', 'AnswerApplicability'] as const).map((type) =>
          commandOf[type].map((rest) => runCommandSchema.parse({ type, ...rest })),
        ),
      ),
      { minLength: 10, maxLength: 40, size: 'max' },
    );
    fc.assert(
      fc.property(marking, (commands) => {
        const player = small.fork();
        for (const given of commands) {
          const before = [...places.keys()].map((number) => itemNow(player.run(), number));
          const decision = player.attempt(given);
          if (!decision.ok || decision.value.length === 0) continue;
          const last = lastMark(player.run());
          const copy = player.fork();
          copy.play({ type: 'UndoMark', position: last?.mark.stamp.position ?? 0 });
          expect([...places.keys()].map((number) => itemNow(copy.run(), number))).toEqual(before);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** The counts of a summary, each looked up item by item. */
function countNaively(run: StartedRun, steadyNow: number) {
  const night = [...run.places.values()]
    .filter(({ item: { kind }, group: { kind: groupKind } }) => kind === 'item' && groupKind !== 'follow-up')
    .map(({ item: { number } }) => number);
  const inState = (state: string) => night.filter((number) => itemNow(run, number).state === state).length;
  return {
    failed: inState('failed'),
    deferred: inState('deferred'),
    notApplicable: inState('not-applicable'),
    late: night.filter((number) => timingOf(run, number, steadyNow).kind === 'late').length,
    overrides: run.gates.filter(({ override, undone }) => override !== null && !undone).length,
    signed: signOffSlots(run.checklist).filter((one) => isSigned(run, one)).length,
    slots: signOffSlots(run.checklist).length,
  };
}

const markEvent: RunEvent = {
  type: 'ItemMarked',
  item: '1.1.1',
  state: 'done',
  reason: null,
  value: null,
  remindAt: null,
  statedAt: null,
  outOfOrder: false,
};

describe('folding', () => {
  const facts: readonly RecordedEvent[] = [
    ...sampleNight().events,
    ...sampleRollback().events,
    ...playToLive(playRun()).events(),
    ...playToDeployed(playRun()).events(),
  ];

  it('never throws, in whatever order facts come, and each can be told', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...facts), { maxLength: 80 }), (told) => {
        const first = facts[0];
        const run = first === undefined ? small.run() : told.reduce(evolveRun, replayRun([first]));
        if (run.status === 'none') return;
        lookAtEverything(run, run.lastAt - run.shiftMs);
        for (const recorded of told) expect(describeEvent(recorded, run)).not.toBe('');
      }),
      { numRuns: 80 },
    );
  });

  it('takes names that every object has for what they are: names', () => {
    const names = fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty');
    const odd = names.chain((name) =>
      fc.constantFrom<RunEvent>(
        { ...markEvent, item: name },
        { type: 'ItemReopened', item: name },
        { type: 'SubCheckMarked', item: name, index: 0, checked: true },
        { type: 'MarkUndone', item: name, position: 1 },
        { type: 'NoteAdded', item: name, text: name },
        { type: 'StepStarted', group: name },
        { type: 'StepEnded', group: name },
        { type: 'StepStartUndone', group: name },
        { type: 'WindowExtended', group: name, toMinutes: 5, reason: name },
        { type: 'TriggerObserved', trigger: name, since: 0 },
        { type: 'TriggerCleared', trigger: name, clearedAt: 0 },
        { type: 'ThresholdSet', trigger: name, holdSeconds: 1 },
        { type: 'GatePassed', gate: name, recalled: [{ item: name, state: 'open' }], override: null },
        { type: 'FollowUpMarked', item: name, round: 0, state: 'done', note: null },
        {
          type: 'RollbackStarted',
          triggers: [name],
          decidedBy: name,
          how: 'chat',
          insteadOf: null,
          reason: null,
        },
      ),
    );
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 30 }), (events) => {
        const player = small.fork();
        for (const event of events) player.record(event);
        lookAtEverything(player.run(), player.clock.now().wall);
        for (const recorded of player.events()) expect(describeEvent(recorded, player.run())).not.toBe('');
      }),
      { numRuns: 60 },
    );
  });

  it('changes nothing before a run was created', () => {
    const later = facts.filter(({ event }: { readonly event: RunEvent }) => event.type !== 'RunCreated');
    expect(replayRun(later)).toEqual({ status: 'none' });
  });
});
