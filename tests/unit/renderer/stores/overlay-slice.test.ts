import { describe, expect, it } from 'vitest';
import { openWindow } from './window-of.ts';

describe('what lies above the screen', () => {
  it('is closed from the top', () => {
    const { store } = openWindow();
    store.getState().openOverlay({ name: 'go-live' });
    store.getState().openOverlay({ name: 'palette' });
    store.getState().closeOverlay();
    expect(store.getState().overlays).toEqual([{ name: 'go-live' }]);
  });

  it('is open once, on top, when it is opened again', () => {
    const { store } = openWindow();
    store.getState().openOverlay({ name: 'note', item: '1.1.1' });
    store.getState().openOverlay({ name: 'help', page: 'keys' });
    store.getState().openOverlay({ name: 'note', item: '1.1.2' });
    expect(store.getState().overlays).toEqual([
      { name: 'help', page: 'keys' },
      { name: 'note', item: '1.1.2' },
    ]);
  });

  it('remembers alarms put aside until all are asked for again', () => {
    const { store } = openWindow();
    store.getState().putAlarmsAside(['4.1.2@9/0']);
    store.getState().putAlarmsAside(['4.1.2@9/0', '4.1.3@11/0']);
    expect(store.getState().alarmsAside).toEqual(['4.1.2@9/0', '4.1.3@11/0']);
    store.getState().showAlarms();
    expect(store.getState().alarmsAside).toEqual([]);
  });
});
