import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { itemNow } from '#shared/run/item-now.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { done } from '../../../support/run-commands.ts';
import { createRun, newRun, startTestApp } from '../../../support/test-app.ts';
import { openWindow, type TestWindow } from './window-of.ts';

const xianfeast = readFileSync('shared/checklist/shipped/xianfeast-production.md', 'utf8');

async function openedRun(markdown?: string): Promise<TestWindow & { readonly runId: string }> {
  const app = startTestApp();
  const runId = createRun(app, markdown);
  const window = openWindow({ app });
  await window.store.getState().start();
  await window.store.getState().openRun(runId);
  return { ...window, runId };
}

function runOf({ store }: TestWindow): StartedRun {
  const { run } = store.getState();
  if (run.status === 'none') throw new Error('no run is open');
  return run;
}

describe('the open run', () => {
  it('stands at its first open item', async () => {
    const { store } = await openedRun();
    expect(store.getState().currentItem).toBe('1.1.1');
    expect(store.getState().currentGroup).toBe('1.1');
  });

  it('shows a mark only once main has recorded it', async () => {
    const window = await openedRun();
    const { dispatch } = window.store.getState();
    const pending = dispatch(done('1.1.1'));
    expect(itemNow(runOf(window), '1.1.1').state).toBe('open');
    await pending;
    expect(itemNow(runOf(window), '1.1.1').state).toBe('done');
  });

  it('moves to the next open item after a mark', async () => {
    const { store } = await openedRun();
    await store.getState().dispatch(done('1.1.1'));
    expect(store.getState().currentItem).toBe('1.1.2');
  });

  it('stays at the item when moving on is turned off', async () => {
    const { store } = await openedRun();
    await store.getState().saveSettings({ autoAdvance: false });
    await store.getState().dispatch(done('1.1.1'));
    expect(store.getState().currentItem).toBe('1.1.1');
  });

  it('crosses into the next group of the same phase, and stops before a gate', async () => {
    const { store } = await openedRun(
      '# R\n\n## Prepare\n\n### A\n\n- [ ] one\n\n### B\n\n- [ ] two\n\n## Deployment\n\n### Step 1: Go\n\n- [ ] three\n',
    );
    await store.getState().dispatch(done('1.1.1'));
    expect(store.getState().currentGroup).toBe('1.2');
    await store.getState().dispatch(done('1.2.1'));
    expect(store.getState().currentItem).toBe('1.2.1');
  });

  it('stays at an item until its last sub-check is checked', async () => {
    const window = await openedRun(xianfeast);
    const { store } = window;
    const item = [...runOf(window).places.values()].find((place) => place.item.subChecks.length > 1)?.item;
    if (item === undefined) throw new Error('no item has sub-checks');
    store.getState().selectItem(item.number);
    for (let index = 0; index < item.subChecks.length; index += 1) {
      expect(store.getState().currentItem).toBe(item.number);
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await store.getState().dispatch({ type: 'MarkSubCheck', item: item.number, index, checked: true });
    }
    expect(store.getState().currentItem).not.toBe(item.number);
  });

  it('goes back to the item whose mark is undone', async () => {
    const window = await openedRun();
    await window.store.getState().dispatch(done('1.1.1'));
    await window.store.getState().undo();
    expect(itemNow(runOf(window), '1.1.1').state).toBe('open');
    expect(window.store.getState().currentItem).toBe('1.1.1');
  });

  it('says that there is nothing to undo', async () => {
    const { store } = await openedRun();
    await store.getState().undo();
    expect(store.getState().statusLine).toMatchObject({ text: 'There is no mark to undo.', tone: 'refused' });
  });

  it('answers a refused key in the status line and to screen readers', async () => {
    const { store } = await openedRun();
    await store.getState().dispatch(done('1.1.1'));
    await store.getState().dispatch(done('1.1.1'));
    expect(store.getState().statusLine?.text).toContain('Already done');
    expect(store.getState().announcement?.text).toContain('Already done');
  });

  it('takes each event once, although main also tells what it answered', async () => {
    const window = await openedRun();
    const answer = await window.store.getState().dispatch(done('1.1.1'));
    if (!answer.ok) throw new Error('refused');
    window.tell({ kind: 'recorded', runId: window.runId, recorded: answer.value });
    expect(window.store.getState().events.map(({ position }) => position)).toEqual([1, 2]);
    expect(runOf(window).items['1.1.1']?.marks).toHaveLength(1);
  });

  it('reads the run anew when an event in between was missed', async () => {
    const window = await openedRun();
    window.app.recorder.record(window.runId, { type: 'AddNote', item: null, text: 'missed' });
    const second = window.app.recorder.record(window.runId, { type: 'AddNote', item: null, text: 'heard' });
    if (!second.ok) throw new Error('refused');
    window.tell({ kind: 'recorded', runId: window.runId, recorded: second.value });
    await expect.poll(() => window.store.getState().events.length).toBe(3);
    expect(runOf(window).notes.map(({ text }) => text)).toEqual(['missed', 'heard']);
  });

  it('keeps a mark that was not saved off the screen, says so, and goes back to it when saving works', async () => {
    const window = await openedRun();
    const { dispatch } = window.store.getState();
    const full = { code: 'NotSaved', cause: 'full', place: '/data', safeUpTo: null } as const;
    const broken = openWindow({
      app: window.app,
      desktop: {
        recordCommand: () =>
          Promise.resolve({ ok: false, error: { kind: 'trouble', trouble: full } } as const),
      },
    });
    await broken.store.getState().openRun(window.runId);
    await broken.store.getState().dispatch(done('1.1.1'));
    expect(itemNow(runOf(broken), '1.1.1').state).toBe('open');
    expect(broken.store.getState().notSaved?.item).toBe('1.1.1');
    expect(broken.store.getState().strips.map(({ id }) => id)).toEqual(['not-saved']);
    expect(broken.store.getState().announcement?.assertive).toBe(true);

    broken.store.getState().selectItem('1.1.2');
    broken.tell({ kind: 'save-trouble', trouble: null });
    await broken.store.getState().start();
    broken.tell({ kind: 'save-trouble', trouble: null });
    expect(broken.store.getState().strips).toEqual([]);
    expect(broken.store.getState().currentItem).toBe('1.1.1');
    expect(broken.store.getState().statusLine?.text).toBe('Saved again. Nothing was lost.');
    await dispatch(done('1.1.1'));
  });

  it('takes the new time together with the event that the clock was set: elapsed time never jumps', async () => {
    const window = await openedRun();
    const { app, store, runId } = window;
    store.getState().anchor(app.clock.read());
    const steady: number[] = [];
    const look = () => steady.push(store.getState().wallNow - runOf(window).shiftMs);
    look();
    store.subscribe(look);
    app.clock.move({ wall: -3_600_000 });
    const wall = app.clock.read().wall;
    const recorded = app.recorder.recordOwn(runId, {
      type: 'RecordClockDisturbance',
      kind: 'stepped',
      fromAt: wall + 3_600_000,
      toAt: wall,
      shiftMs: -3_600_000,
    });
    if (!recorded.ok) throw new Error('not recorded');
    window.tell({ kind: 'recorded', runId, recorded: recorded.value });
    expect(store.getState().wallNow).toBe(wall);
    expect(new Set(steady).size).toBe(1);
  });

  it('shows why a run cannot be opened', async () => {
    const { store } = openWindow();
    await store.getState().start();
    expect(await store.getState().openRun('no-such-run-here')).toBe(false);
    expect(store.getState().runTrouble?.code).toBe('NoSuchRun');
  });

  it('is created, listed and shown in one go', async () => {
    const { store } = openWindow();
    await store.getState().start();
    expect(await store.getState().createRun(newRun())).toBe(true);
    const { screen, summaries } = store.getState();
    expect(screen).toEqual({ name: 'run', runId: summaries[0]?.runId });
    await expect.poll(() => store.getState().run.status).toBe('started');
  });
});
