import { describe, expect, it } from 'vitest';
import type { DesktopApi } from '#shared/ipc/desktop-contract.ts';
import { done } from '../../../support/run-commands.ts';
import { createRun, startTestApp } from '../../../support/test-app.ts';
import { keepPlaceIn } from '#renderer/stores/kept-place.ts';
import { openWindow } from './window-of.ts';

const storage = {
  reconcile: () => Promise.resolve({ summaries: null, findings: [] }),
  checkAll: () => Promise.resolve([]),
  restore: () => Promise.resolve([]),
  append: () => Promise.resolve(true),
  remove: () => Promise.resolve(),
};

describe('the start of a window', () => {
  it('shows settings, runs and checklists before IndexedDB is compared', async () => {
    const app = startTestApp();
    createRun(app);
    const window = openWindow({
      app,
      storage: { ...storage, reconcile: () => new Promise(() => undefined) },
    });
    void window.store.getState().start();
    await expect.poll(() => window.store.getState().startUp).not.toBeNull();
    expect(window.store.getState().summaries).toHaveLength(1);
    expect(window.store.getState().checklists).toHaveLength(1);
  });

  it('goes on with the lists of main when IndexedDB cannot be read', async () => {
    const app = startTestApp();
    createRun(app);
    const window = openWindow({
      app,
      storage: { ...storage, append: () => Promise.resolve(false) },
    });
    await window.store.getState().start();
    expect(window.store.getState().summaries).toHaveLength(1);
  });

  it('goes on where the keyboard was when the page died, and only then', async () => {
    const app = startTestApp();
    const runId = createRun(app);
    let stored: string | null = null;
    const place = keepPlaceIn({
      getItem: () => stored,
      setItem: (_key, value) => void (stored = value),
      removeItem: () => void (stored = null),
    });
    const before = openWindow({ app, place });
    await before.store.getState().start();
    before.store.getState().go({ name: 'run', runId });
    await expect.poll(() => before.store.getState().run.status).toBe('started');
    before.store.getState().selectItem('1.1.2');
    const kept = stored;
    const reloaded = openWindow({ app, place });
    await reloaded.store.getState().start();
    expect(reloaded.store.getState().screen).toEqual({ name: 'runs' });
    stored = kept;
    app.pageCrashes.note();
    const after = openWindow({ app, place });
    await after.store.getState().start();
    expect(after.store.getState()).toMatchObject({ screen: { name: 'run', runId }, currentItem: '1.1.2' });
  });

  it('never puts an older summary over what was recorded meanwhile', async () => {
    const app = startTestApp();
    const runId = createRun(app);
    let answer: () => void = () => undefined;
    const old = openWindow({ app });
    await old.store.getState().start();
    const before = old.store.getState().summaries;
    const window = openWindow({
      app,
      storage: {
        ...storage,
        reconcile: () =>
          new Promise((resolve) => {
            answer = () => resolve({ summaries: before, findings: [] });
          }),
      },
    });
    const started = window.store.getState().start();
    await expect.poll(() => window.store.getState().startUp).not.toBeNull();
    await window.store.getState().openRun(runId);
    await window.store.getState().dispatch(done('1.1.1'));
    answer();
    await started;
    expect(window.store.getState().summaries[0]?.position).toBe(2);
  });

  it('keeps a listed run counting with what main records', async () => {
    const app = startTestApp();
    const runId = createRun(app);
    const window = openWindow({ app });
    await window.store.getState().start();
    await window.store.getState().listRuns([runId]);
    const recorded = app.recorder.record(runId, done('1.1.1'));
    if (!recorded.ok) throw new Error('refused');
    window.tell({ kind: 'recorded', runId, recorded: recorded.value });
    expect(window.store.getState().listed[runId]?.position).toBe(2);
  });

  it('keeps a run that cannot be read in the list, with the reason', async () => {
    const window = openWindow();
    await window.store.getState().start();
    await window.store.getState().listRuns(['gone-gone-gone']);
    expect(window.store.getState().unreadable['gone-gone-gone']?.code).toBe('NoSuchRun');
  });

  it('puts a setting back when it could not be saved', async () => {
    const window = openWindow({
      desktop: {
        saveSettings: () =>
          Promise.resolve({
            ok: false,
            error: { code: 'FileNotWritten', place: '/x', cause: 'full' },
          } as const),
      },
    });
    await window.store.getState().start();
    expect(await window.store.getState().saveSettings({ theme: 'dark' })).toBe(false);
    expect(window.store.getState().settings.theme).toBe('system');
    expect(window.store.getState().statusLine?.text).toContain('full');
  });

  it('keeps the draft of a new run for the next start', async () => {
    const app = startTestApp();
    const window = openWindow({ app });
    await window.store.getState().start();
    await window.store.getState().saveNewRunDraft('{"release":"X"}');
    const next = openWindow({ app });
    await next.store.getState().start();
    expect(next.store.getState().newRunDraft).toBe('{"release":"X"}');
  });
});

describe('what is due after the night', () => {
  it('is asked for of one run at a time, and of many only while nobody is at work', async () => {
    const app = startTestApp();
    const runIds = Array.from({ length: 14 }, () => createRun(app));
    let asking = 0;
    let most = 0;
    let isQuiet: () => void = () => undefined;
    const quiet = new Promise<void>((resolve) => (isQuiet = resolve));
    const { desktop } = openWindow({ app });
    const { store } = openWindow({
      app,
      storage,
      whenQuiet: () => quiet,
      desktop: {
        readFollowUps: async (given) => {
          most = Math.max(most, ++asking);
          const answer = await desktop.readFollowUps(given);
          asking -= 1;
          return answer;
        },
      },
    });
    await store.getState().start();
    const finding = store.getState().findFollowUps(runIds.map((runId) => ({ runId, asOf: '1' })));
    await expect.poll(() => Object.keys(store.getState().followUps).length).toBe(4);
    isQuiet();
    await finding;
    expect(Object.keys(store.getState().followUps)).toHaveLength(14);
    expect(most).toBe(1);
  });

  it('is asked for again once it depends on something else', async () => {
    const app = startTestApp();
    const runId = createRun(app);
    const { desktop } = openWindow({ app });
    let asked = 0;
    const readFollowUps: DesktopApi['readFollowUps'] = (given) => {
      asked += 1;
      return desktop.readFollowUps(given);
    };
    const { store } = openWindow({ app, storage, desktop: { readFollowUps } });
    await store.getState().start();
    for (const asOf of ['today', 'today', 'tomorrow']) {
      await store.getState().findFollowUps([{ runId, asOf }]);
    }
    expect(asked).toBe(2);
    expect(store.getState().followUps[runId]).toEqual({ asOf: 'tomorrow', due: [] });
  });
});
