/** F6 goes round rail, items, Now and top bar; the items take the keyboard at the current one. */
import { sendFocus } from './run-view.ts';

const order = ['rail', 'items', 'now', 'top'] as const;
const focusable = 'button:enabled, a[href], input:enabled, [tabindex="0"]';

export function movePane(by: 1 | -1): void {
  const panes = order
    .map((name) => document.querySelector<HTMLElement>(`[data-pane="${name}"]`))
    .filter((pane) => pane !== null)
    .filter((pane) => pane.checkVisibility() && pane.closest('[inert]') === null);
  const now = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(now + by + panes.length) % panes.length];
  if (next === undefined) return;
  if (next.dataset['pane'] === 'items') {
    const row = next.querySelector<HTMLElement>('[role=row][tabindex="0"], [data-gate]');
    if (row === null) sendFocus('list');
    else row.focus();
    return;
  }
  const wanted =
    next.querySelector<HTMLElement>('[data-pane-focus]') ?? next.querySelector<HTMLElement>(focusable);
  (wanted ?? next).focus();
}
