import { afterEach, describe, expect, it, vi } from 'vitest';
import { toldAfterPaint } from '#renderer/stores/told-after-paint.ts';
import { openWindow } from './window-of.ts';

/** Frames that are drawn one at a time, and the rest that comes once one is painted, when the test says so. */
function frames(): { readonly draw: () => Promise<void>; readonly rest: () => Promise<void> } {
  const asked: (() => void)[] = [];
  const left: (() => void)[] = [];
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => asked.push(draw));
  vi.stubGlobal('scheduler', { postTask: (work: () => void) => left.push(work) });
  const doAll = async (work: (() => void)[]): Promise<void> => {
    for (const one of work.splice(0)) one();
    await new Promise((done) => setImmediate(done));
  };
  return { draw: () => doAll(asked), rest: () => doAll(left) };
}

afterEach(() => vi.unstubAllGlobals());

describe('what stands around the rows', () => {
  it('is told once, when the frame that shows the mark is painted', async () => {
    const { draw, rest } = frames();
    const { store } = openWindow();
    const told: string[] = [];
    toldAfterPaint(store).subscribe((state) => told.push(state.screen.name));
    store.getState().go({ name: 'insights' });
    store.getState().go({ name: 'settings' });
    expect(told).toEqual([]);
    await draw();
    expect(told).toEqual([]);
    await rest();
    expect(told).toEqual(['settings']);
  });

  it('finds the state as it is, whoever was told', () => {
    frames();
    const { store } = openWindow();
    store.getState().go({ name: 'insights' });
    expect(toldAfterPaint(store).getState().screen.name).toBe('insights');
  });

  it('is told no more once it has left, though a frame was asked for', async () => {
    const { draw, rest } = frames();
    const { store } = openWindow();
    let count = 0;
    const leave = toldAfterPaint(store).subscribe(() => (count += 1));
    store.getState().go({ name: 'insights' });
    leave();
    await draw();
    await rest();
    expect(count).toBe(0);
  });

  it('is told when it comes while a frame is waited for that others asked for', async () => {
    const { draw, rest } = frames();
    const { store } = openWindow();
    const later = toldAfterPaint(store);
    later.subscribe(() => {})();
    const leave = later.subscribe(() => {});
    store.getState().go({ name: 'insights' });
    leave();
    const told: string[] = [];
    later.subscribe((state) => told.push(state.screen.name));
    store.getState().go({ name: 'settings' });
    await draw();
    await rest();
    expect(told).toEqual(['settings']);
  });

  it('knows what was told last, until it tells', async () => {
    const { draw, rest } = frames();
    const { store } = openWindow();
    const later = toldAfterPaint(store);
    later.subscribe(() => {});
    store.getState().go({ name: 'insights' });
    store.getState().go({ name: 'settings' });
    expect(later.told().screen.name).toBe('runs');
    await draw();
    expect(later.told().screen.name).toBe('runs');
    await rest();
    expect(later.told().screen.name).toBe('settings');
  });

  it('knows what was before the run changed, whatever moved in the meantime', async () => {
    const { draw, rest } = frames();
    const { store } = openWindow();
    const later = toldAfterPaint(store);
    later.subscribe(() => {});
    store.getState().go({ name: 'insights' });
    expect(later.beforeRun()).toBeNull();
    store.setState(({ run }) => ({ run: { ...run } }));
    store.getState().go({ name: 'settings' });
    store.setState(({ run }) => ({ run: { ...run } }));
    expect(later.beforeRun()?.screen.name).toBe('insights');
    await draw();
    await rest();
    expect(later.beforeRun()).toBeNull();
  });

  it('is told at once when somebody cannot wait, and not again', async () => {
    const { draw, rest } = frames();
    const { store } = openWindow();
    const later = toldAfterPaint(store);
    const told: string[] = [];
    later.subscribe((state) => told.push(state.screen.name));
    later.tellNow();
    store.getState().go({ name: 'insights' });
    later.tellNow();
    expect(told).toEqual(['insights']);
    await draw();
    await rest();
    expect(told).toEqual(['insights']);
  });

  it('has one such store for each, so that all are told in the same frame', () => {
    const { store } = openWindow();
    expect(toldAfterPaint(store)).toBe(toldAfterPaint(store));
  });
});
