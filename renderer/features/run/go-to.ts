import { isClosed, itemNow } from '#shared/run/item-now.ts';
import { itemsToWork } from '#shared/run/work-order.ts';
import type { AppState } from '../../stores/app-state.ts';
import { openRun } from './say-marks.ts';
import { sendFocus, useRunView } from './run-view.ts';

/** Shows a group and puts the keyboard on its first open item, or on its gate. */
export function goToGroup(state: AppState, group: string): void {
  const run = openRun(state);
  if (run === null) return;
  const items = itemsToWork(run, group);
  const target = items.find((item) => !isClosed(itemNow(run, item.number))) ?? items[0];
  useRunView.setState({ list: 'items', entry: null, details: null, filter: '', cover: 'none' });
  if (target === undefined) state.selectGroup(group);
  else state.selectItem(target.number);
  sendFocus('list');
}

/** Shows an item wherever it is. */
export function goToItem(state: AppState, item: string): void {
  useRunView.setState({ list: 'items', entry: null, details: null, filter: '', cover: 'none' });
  state.selectItem(item);
  sendFocus('list');
}
