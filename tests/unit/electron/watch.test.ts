import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ledgerLine } from '#shared/ledger/ledger-line.ts';
import { clockDoubt, steadyTime } from '#shared/run/clock-doubt.ts';
import type { RunCommand } from '#shared/run/run-commands.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { shippedMarkdown } from '../../support/ledgers.ts';
import { createRun, handClock, startTestApp, temporaryFolder, type TestApp } from '../../support/test-app.ts';

/** A run of the shipped checklist, live, with its triggers watched. */
function liveRun(app: TestApp): string {
  app.settings.save({ ...app.settings.current(), operator: 'Mei Lindqvist' });
  const runId = createRun(app, shippedMarkdown);
  const run = () => {
    const found = app.shelf.get(runId)?.run;
    if (found?.status !== 'started') throw new Error('not started');
    return found;
  };
  const steps = run()
    .checklist.sections.flatMap(({ groups }) => groups)
    .filter(({ kind }) => kind === 'step');
  for (const step of steps.slice(0, 4))
    record(app, runId, { type: 'StartStep', group: step.number, overrideReason: 'in this test all is well' });
  const goLiveItem = steps[3]?.items.find(({ text }) => text.includes('Deploy to production'))?.number ?? '';
  record(app, runId, {
    type: 'MarkItem',
    item: goLiveItem,
    state: 'done',
    reason: null,
    value: null,
    remindAt: null,
    statedAt: null,
    outOfOrder: true,
  });
  record(app, runId, {
    type: 'DeclareGoLive',
    stated: 'now',
    liveAt: null,
    overrideReason: 'in this test all is well',
  });
  expect(run().goLive).not.toBeNull();
  return runId;
}

function record(app: TestApp, runId: string, command: RunCommand): void {
  const recorded = app.recorder.record(runId, command);
  if (!recorded.ok) throw new Error(`${command.type}: ${JSON.stringify(recorded.error)}`);
}

function types(app: TestApp, runId: string): readonly string[] {
  return app.shelf.get(runId)?.events.map(({ event }) => event.type) ?? [];
}

function disturbances(app: TestApp, runId: string): readonly string[] {
  return (app.shelf.get(runId)?.events ?? []).flatMap(({ event }) =>
    event.type === 'ClockDisturbed' ? [event.kind] : [],
  );
}

function startedRun(app: TestApp, runId: string): StartedRun {
  const run = app.shelf.get(runId)?.run;
  if (run?.status !== 'started') throw new Error('not started');
  return run;
}

/** The trigger "Error rate > 5% for > 2 minutes". */
function errorRate(app: TestApp, runId: string): string {
  const run = app.shelf.get(runId)?.run;
  if (run?.status !== 'started') throw new Error('not started');
  return [...run.places.values()].find(({ item }) => item.trigger?.holdSeconds === 120)?.item.number ?? '';
}

function started(): TestApp {
  const app = startTestApp();
  app.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
  return app;
}

function cutToOneLine(file: string): void {
  const [first = ''] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, `${first}\n`);
}

/** Time passes second by second, with a look at each. */
function pass(app: TestApp, seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    app.clock.pass(1000);
    app.watch.look();
  }
}

describe('the watch', () => {
  it('trips a breach that outlasts its threshold, in its own name, and tells the windows', () => {
    const app = started();
    const runId = liveRun(app);
    record(app, runId, { type: 'ObserveTrigger', trigger: errorRate(app, runId), since: null });
    pass(app, 119);
    expect(types(app, runId)).not.toContain('TriggerTripped');
    pass(app, 3);
    const tripped = app.shelf.get(runId)?.events.at(-1);
    expect(tripped).toMatchObject({ by: 'Runsheet', event: { type: 'TriggerTripped' } });
    expect(app.desktop.told.filter(({ kind }) => kind === 'recorded').length).toBe(1);
    pass(app, 60);
    expect(types(app, runId).filter((type) => type === 'TriggerTripped').length).toBe(1);
  });

  it('trips nothing that was cleared in time', () => {
    const app = started();
    const runId = liveRun(app);
    const trigger = errorRate(app, runId);
    record(app, runId, { type: 'ObserveTrigger', trigger, since: null });
    pass(app, 91);
    record(app, runId, { type: 'ClearTrigger', trigger, clearedAt: null });
    pass(app, 300);
    expect(types(app, runId)).not.toContain('TriggerTripped');
  });

  it('records nothing while nothing happens', () => {
    const app = started();
    const runId = liveRun(app);
    const before = types(app, runId).length;
    pass(app, 3600);
    expect(types(app, runId).length).toBe(before);
  });

  it('records a sleep in live runs only, and tells the windows', () => {
    const app = started();
    const live = liveRun(app);
    const preparing = createRun(app);
    app.clock.move({ wall: 600_000, boot: 600_000 });
    app.watch.look();
    expect(disturbances(app, live)).toEqual(['slept']);
    expect(disturbances(app, preparing)).toEqual([]);
    expect(app.desktop.told.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['clock', 'slept', 'recorded']),
    );
  });

  it.each([-3_600_000, 86_400_000])(
    'notices a clock set by %i ms before a mark gets its time, and tells of it after the event',
    async (wall) => {
      const app = started();
      const runId = liveRun(app);
      app.clock.pass(60_000);
      app.watch.look();
      app.clock.move({ wall });
      const told = app.desktop.told.length;
      record(app, runId, { type: 'AddNote', item: null, text: 'Right after the clock was set' });
      const run = app.shelf.get(runId)?.run;
      if (run?.status !== 'started') throw new Error('not started');
      expect(run.shiftMs).toBe(wall);
      expect(run.notes.at(-1)?.stamp.steadyAt).toBe((run.goLive?.steadyLiveAt ?? 0) + 60_000);
      expect(app.desktop.told.slice(told).map(({ kind }) => kind)).toEqual(['recorded', 'clock']);
      expect(app.desktop.told.at(-1)).toMatchObject({ steppedMs: wall });

      // The same for a window that asks for the time.
      app.clock.move({ wall: -wall });
      expect(await app.handlers.readClock(null)).toMatchObject({ wall: app.clock.read().wall });
      expect(app.desktop.told.at(-1)).toMatchObject({ kind: 'clock', steppedMs: -wall });
    },
  );

  it.each([
    ['alone', 0],
    ['in which the clock was set forward', 3_600_000],
    ['in which it was set back', -3_600_000],
  ])('asks before a breach trips over a sleep %s, and trips it when no answer comes', (_how, by) => {
    const app = started();
    const runId = liveRun(app);
    record(app, runId, { type: 'ObserveTrigger', trigger: errorRate(app, runId), since: null });
    app.clock.move({ wall: 600_000 + by, boot: 600_000 });
    app.watch.look();
    pass(app, 50);
    expect(types(app, runId)).not.toContain('TriggerTripped');
    pass(app, 15);
    expect(types(app, runId)).toContain('TriggerTripped');
  });

  it('trips at once when the answer is that the breach still runs', () => {
    const app = started();
    const runId = liveRun(app);
    record(app, runId, { type: 'ObserveTrigger', trigger: errorRate(app, runId), since: null });
    app.clock.move({ wall: 600_000, boot: 600_000 });
    app.watch.look();
    record(app, runId, { type: 'ConfirmRecovery', positions: [] });
    pass(app, 1);
    expect(types(app, runId)).toContain('TriggerTripped');
  });

  it.each([
    ['forward', 3_600_000],
    ['back', -3_600_000],
  ])('keeps elapsed time right when the wall clock is set %s', (_way, by) => {
    const app = started();
    const runId = liveRun(app);
    const trigger = errorRate(app, runId);
    record(app, runId, { type: 'ObserveTrigger', trigger, since: null });
    pass(app, 30);
    app.clock.move({ wall: by });
    pass(app, 60);
    expect(disturbances(app, runId)).toEqual(['stepped']);
    expect(types(app, runId)).not.toContain('TriggerTripped');
    pass(app, 35);
    expect(types(app, runId)).toContain('TriggerTripped');
  });

  it('notices many small steps once they add up', () => {
    const app = started();
    const runId = liveRun(app);
    for (let time = 0; time < 4; time += 1) {
      app.clock.move({ wall: 700 });
      pass(app, 1);
    }
    expect(disturbances(app, runId)).toEqual(['stepped', 'stepped']);
  });
});

describe('the next start', () => {
  function killedWhileLive() {
    const root = temporaryFolder();
    const clock = handClock();
    const app = startTestApp({ root, clock });
    app.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
    const runId = liveRun(app);
    pass(app, 20);
    return { root, clock, runId, app };
  }

  it('opens the live run after an unclean end and records the restart once the copy was compared', () => {
    const { root, clock, runId } = killedWhileLive();
    const lastBeat = clock.read().wall;
    clock.pass(68_000);
    const next = startTestApp({ root, clock });
    expect(next.watch.resume).toBe(runId);
    expect(disturbances(next, runId)).toEqual([]);
    next.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
    const restart = next.shelf.get(runId)?.events.at(-1)?.event;
    expect(restart).toMatchObject({ type: 'ClockDisturbed', kind: 'restarted', toAt: clock.read().wall });
    if (restart?.type !== 'ClockDisturbed') return;
    expect(lastBeat - restart.fromAt).toBeLessThanOrEqual(5000);
  });

  it.each([
    ['gone', (file: string) => rmSync(file)],
    ['cut to its first line', (file: string) => cutToOneLine(file)],
  ])(
    'asks what happened meanwhile in a run whose ledger was %s and comes back from the copy',
    async (_, harm) => {
      const { root, clock, runId, app } = killedWhileLive();
      record(app, runId, { type: 'ObserveTrigger', trigger: errorRate(app, runId), since: null });
      const lines = (app.shelf.get(runId)?.events ?? []).map((event) => ledgerLine(runId, event));
      const head = app.shelf.head(runId);
      app.shelf.keepHeads();
      harm(app.folder.ledger(runId));
      clock.pass(600_000);
      const next = startTestApp({ root, clock });
      const heads = head === null ? [] : [{ runId, position: head.position, head: head.head }];
      next.custodian.reconcileStore({ heads, dataLoss: null, isNew: false });
      await next.custodian.restoreLedger(runId, lines);
      expect(disturbances(next, runId)).toContain('restarted');
      expect(types(next, runId)).not.toContain('TriggerTripped');
    },
  );

  it('tells no restart of a run that became live while the copy was still being compared', () => {
    const { root, clock, runId } = killedWhileLive();
    clock.pass(68_000);
    const next = startTestApp({ root, clock });
    const startedAt = clock.read().wall;
    clock.pass(40_000);
    const another = liveRun(next);
    record(next, runId, { type: 'AddNote', item: '3.1.1', text: 'Worked on at once' });
    next.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
    expect(disturbances(next, another)).toEqual([]);
    const restart = startedRun(next, runId).disturbances.at(-1);
    expect(restart).toMatchObject({ kind: 'restarted', toAt: startedAt });
    expect(startedAt - (restart?.fromAt ?? startedAt)).toBeGreaterThanOrEqual(68_000);
  });

  it('keeps elapsed time right when the clock was set back while the app was gone', () => {
    const { root, clock, runId } = killedWhileLive();
    clock.pass(60_000);
    clock.move({ wall: -58 * 60_000 });
    const next = startTestApp({ root, clock });
    next.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
    expect(disturbances(next, runId)).toEqual(['stepped', 'restarted']);
    const run = next.shelf.get(runId)?.run;
    if (run?.status !== 'started') throw new Error('not started');
    expect(run.shiftMs).toBe(-58 * 60_000);
    expect(run.disturbances.at(-1)?.stamp.steadyAt).toBe(clock.read().wall + 58 * 60_000);
  });

  it('asks before a breach trips, also once somebody has said what time it is', () => {
    const { root, clock, runId, app } = killedWhileLive();
    record(app, runId, { type: 'ObserveTrigger', trigger: errorRate(app, runId), since: null });
    clock.move({ wall: -58 * 60_000, boot: -5_000_000 });
    const next = startTestApp({ root, clock });
    next.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
    pass(next, 4200);
    expect(types(next, runId)).not.toContain('TriggerTripped');
    const run = next.shelf.get(runId)?.run;
    if (run?.status !== 'started') throw new Error('not started');
    record(next, runId, { type: 'StateClock', statedAt: (run.disturbances.at(-1)?.fromAt ?? 0) + 600_000 });
    pass(next, 50);
    expect(types(next, runId)).not.toContain('TriggerTripped');
    pass(next, 15);
    expect(types(next, runId)).toContain('TriggerTripped');
  });

  it('asks for the time from what it knew before the first of several starts with a clock behind', () => {
    const { root, clock, runId } = killedWhileLive();
    const lastKnown = clock.read().wall;
    const longAgo = Date.UTC(2020, 0, 1);
    const startBehind = () => {
      clock.move({ wall: longAgo - clock.read().wall, boot: 5000 - clock.read().sinceBoot });
      const next = startTestApp({ root, clock });
      next.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
      return next;
    };
    pass(startBehind(), 240);
    const next = startBehind();
    const now = () => steadyTime(startedRun(next, runId), clock.read().wall);
    expect(Math.abs(now() - lastKnown)).toBeLessThanOrEqual(5000);
    const statedAt = lastKnown + 600_000;
    record(next, runId, { type: 'StateClock', statedAt });
    expect(now()).toBe(statedAt);
  });

  it('takes the time that is stated in one run for every other that asks', () => {
    const { root, clock, runId, app } = killedWhileLive();
    const other = liveRun(app);
    pass(app, 20);
    const statedAt = clock.read().wall + 600_000;
    clock.move({ wall: -58 * 60_000, boot: -5_000_000 });
    const next = startTestApp({ root, clock });
    next.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
    expect([runId, other].map((id) => clockDoubt(startedRun(next, id)))).not.toContain(null);
    record(next, other, { type: 'StateClock', statedAt });
    expect([runId, other].map((id) => clockDoubt(startedRun(next, id)))).toEqual([null, null]);
    expect(next.desktop.told).toContainEqual(expect.objectContaining({ kind: 'recorded', runId }));
  });

  it('opens the live run again, also after an end that was wanted', () => {
    const { root, clock, app, runId } = killedWhileLive();
    app.watch.end();
    expect(startTestApp({ root, clock }).watch.resume).toBe(runId);
  });

  it('starts with a heartbeat that is damaged or gone', () => {
    const { root, clock, app, runId } = killedWhileLive();
    app.files.remove(app.folder.heartbeat);
    expect(startTestApp({ root, clock }).watch.resume).toBe(runId);
  });
});
