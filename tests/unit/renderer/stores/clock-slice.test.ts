import { describe, expect, it } from 'vitest';
import { openWindow } from './window-of.ts';

const reading = { wall: 1_800_000_000_000, zone: 'UTC', offsetMinutes: 0, monotonic: 5, sinceBoot: 5 };

describe('the clock of the window', () => {
  it('reads nothing before main has told the time', () => {
    const { store } = openWindow();
    store.getState().tick();
    expect(store.getState().wallNow).toBe(0);
  });

  it('counts on from main’s reading with the steady timer', () => {
    const { store, pass } = openWindow();
    store.getState().anchor(reading);
    pass(90_000);
    expect(store.getState().wallNow).toBe(reading.wall);
    store.getState().tick();
    expect(store.getState().wallNow).toBe(reading.wall + 90_000);
  });

  it('takes over main’s clock and says when it moved', async () => {
    const { store, pass, tell } = openWindow();
    await store.getState().start();
    store.getState().anchor(reading);
    pass(10_000);
    const steppedMs = -58 * 60_000;
    tell({ kind: 'clock', clock: { ...reading, wall: reading.wall + 10_000 + steppedMs }, steppedMs });
    const [strip] = store.getState().strips;
    expect(strip?.text).toContain('moved back 58 min at 08:00:10.');
    expect(strip?.text).toContain('T+ is still right');
    expect(store.getState().announcement?.assertive).toBe(true);
    expect(store.getState().wallNow).toBe(reading.wall + 10_000 - 58 * 60_000);
  });

  it('says nothing when time only passed', async () => {
    const { store, pass, tell } = openWindow();
    await store.getState().start();
    store.getState().anchor(reading);
    pass(10_000);
    tell({ kind: 'clock', clock: { ...reading, wall: reading.wall + 610_000 }, steppedMs: 0 });
    expect(store.getState().strips).toEqual([]);
    expect(store.getState().wallNow).toBe(reading.wall + 610_000);
  });
});
