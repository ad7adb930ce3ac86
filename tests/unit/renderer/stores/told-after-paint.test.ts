import { afterEach, describe, expect, it, vi } from 'vitest';
import { toldAfterPaint } from '#renderer/stores/told-after-paint.ts';
import { openWindow } from './window-of.ts';

/** Frames that are painted one at a time, when the test says so. */
function frames(): { readonly paint: () => Promise<void> } {
  const asked: (() => void)[] = [];
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => asked.push(draw));
  return {
    paint: async () => {
      for (const draw of asked.splice(0)) draw();
      await new Promise((done) => setImmediate(done));
    },
  };
}

afterEach(() => vi.unstubAllGlobals());

describe('what stands around the rows', () => {
  it('is told once, with the frame after the one that shows the mark', async () => {
    const { paint } = frames();
    const { store } = openWindow();
    const told: string[] = [];
    toldAfterPaint(store).subscribe((state) => told.push(state.screen.name));
    store.getState().go({ name: 'insights' });
    store.getState().go({ name: 'settings' });
    expect(told).toEqual([]);
    await paint();
    expect(told).toEqual([]);
    await paint();
    expect(told).toEqual(['settings']);
  });

  it('finds the state as it is, whoever was told', () => {
    frames();
    const { store } = openWindow();
    store.getState().go({ name: 'insights' });
    expect(toldAfterPaint(store).getState().screen.name).toBe('insights');
  });

  it('is told no more once it has left, though a frame was asked for', async () => {
    const { paint } = frames();
    const { store } = openWindow();
    let count = 0;
    const leave = toldAfterPaint(store).subscribe(() => (count += 1));
    store.getState().go({ name: 'insights' });
    leave();
    await paint();
    await paint();
    expect(count).toBe(0);
  });

  it('is told when it comes while a frame is waited for that others asked for', async () => {
    const { paint } = frames();
    const { store } = openWindow();
    const later = toldAfterPaint(store);
    later.subscribe(() => {})();
    const leave = later.subscribe(() => {});
    store.getState().go({ name: 'insights' });
    leave();
    const told: string[] = [];
    later.subscribe((state) => told.push(state.screen.name));
    store.getState().go({ name: 'settings' });
    await paint();
    await paint();
    expect(told).toEqual(['settings']);
  });

  it('has one such store for each, so that all are told in the same frame', () => {
    const { store } = openWindow();
    expect(toldAfterPaint(store)).toBe(toldAfterPaint(store));
  });
});
