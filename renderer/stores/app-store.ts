import { createStore, type StoreApi } from 'zustand/vanilla';
import { alarmSlice } from './alarm-slice.ts';
import type { AppState } from './app-state.ts';
import { clockSlice } from './clock-slice.ts';
import { librarySlice } from './library-slice.ts';
import { navigationSlice } from './navigation-slice.ts';
import { noticeSlice } from './notice-slice.ts';
import { overlaySlice } from './overlay-slice.ts';
import type { AppPorts } from './ports.ts';
import { runSlice } from './run-slice.ts';
import { toldTogether } from './told-together.ts';

export type AppStore = StoreApi<AppState>;

/** The one store of the window. It reads nothing until `start`. */
export function createAppStore(ports: AppPorts): AppStore {
  const store = createStore<AppState>()((set, get, api) => {
    const tools = { set, get, ports, together: toldTogether(api) };
    return {
      ...navigationSlice(tools),
      ...librarySlice(tools),
      ...runSlice(tools),
      ...clockSlice(tools),
      ...noticeSlice(tools),
      ...overlaySlice(tools),
      ...alarmSlice(tools),
    };
  });
  store.subscribe((state, before) => {
    if (state.screen === before.screen && state.currentItem === before.currentItem) return;
    const { screen, currentItem } = state;
    ports.place.keep(screen.name === 'run' ? { runId: screen.runId, item: currentItem } : null);
  });
  return store;
}
