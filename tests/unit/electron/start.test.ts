import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placeOnScreen } from '#electron/window-state.ts';
import { firstSettings } from '#shared/settings.ts';
import { createRun, startTestApp, temporaryFolder } from '../../support/test-app.ts';

describe('what a window is told at start', () => {
  it('is empty, with the shipped checklist, on a new laptop', async () => {
    const app = startTestApp();
    expect(await app.handlers.readStartUp(null)).toMatchObject({
      runs: [],
      checklists: [{ shipped: true }],
      settings: firstSettings,
      newRunDraft: null,
      resume: null,
      simulatedClock: false,
      problems: [],
    });
  });

  it('has settings, draft and runs of the last start, newest first', async () => {
    const root = temporaryFolder();
    const app = startTestApp({ root });
    const settings = { ...firstSettings, operator: 'Мария', theme: 'dark' as const };
    await app.handlers.saveSettings(settings);
    await app.handlers.saveNewRunDraft({ draft: '{"release":"2.14"}' });
    const first = createRun(app);
    app.clock.pass(60_000);
    const second = createRun(app);
    const start = await startTestApp({ root }).handlers.readStartUp(null);
    expect(start.runs.map(({ runId }) => runId)).toEqual([second, first]);
    expect(start).toMatchObject({ settings, newRunDraft: '{"release":"2.14"}' });
    expect(start.freeBytes).toBeGreaterThan(0);
  });

  it.each(['', '{', '[]', '{"operator":5}', '\0\0'])('survives side files that hold %j', async (content) => {
    const root = temporaryFolder();
    for (const name of ['settings', 'new-run', 'register', 'heartbeat', 'window', 'store']) {
      writeFileSync(`${root}/${name}.json`, content);
    }
    const app = startTestApp({ root });
    expect(await app.handlers.readStartUp(null)).toMatchObject({
      settings: firstSettings,
      newRunDraft: null,
    });
    app.custodian.reconcileStore({ heads: [], dataLoss: null, isNew: true });
    expect(createRun(app)).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('follows a hand-over: later events are by the incoming operator', async () => {
    const app = startTestApp();
    await app.handlers.saveSettings({ ...firstSettings, operator: 'Mei Lindqvist' });
    const runId = createRun(app);
    const handed = app.recorder.record(runId, {
      type: 'ChangeOperator',
      to: 'Ravi Anand',
      readBack: [],
      withoutPassphrase: 'No key here',
    });
    expect(handed).toMatchObject({ ok: true, value: { events: [{ by: 'Mei Lindqvist' }] } });
    expect(app.settings.current().operator).toBe('Ravi Anand');
    expect(app.recorder.record(runId, { type: 'AddNote', item: null, text: 'mine' })).toMatchObject({
      value: { events: [{ by: 'Ravi Anand' }] },
    });
  });
});

describe('where the window opens', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };
  const smallest = { width: 1024, height: 700 };
  const state = { x: 100, y: 50, width: 1200, height: 800, isMaximised: false };

  it('is where it was', () => {
    expect(placeOnScreen(state, [screen], smallest)).toEqual({ x: 100, y: 50, width: 1200, height: 800 });
  });

  it.each([
    ['the first time', null, [screen]],
    ['when its screen is gone', { ...state, x: 2500 }, [screen]],
    ['when its title bar would be above', { ...state, y: -500 }, [screen]],
    ['when no screen is known', state, []],
  ])('is left to the system %s', (_name, given, screens) => {
    expect(placeOnScreen(given, screens, smallest)).not.toHaveProperty('x');
  });

  it('is never smaller than it can be, nor larger than the screen', () => {
    expect(placeOnScreen({ ...state, width: 10, height: 10 }, [screen], smallest)).toMatchObject(smallest);
    expect(
      placeOnScreen({ ...state, width: 5000, height: 5000, x: -2000 }, [screen], smallest),
    ).toMatchObject({ width: 1920, height: 1080 });
  });
});
