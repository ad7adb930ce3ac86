import { useAppStore } from '../../stores/use-app.ts';
import { useHotkeys } from '../../ui/keyboard.ts';
import { chooseAndVerify } from '../verify/verify-acts.ts';

/** The keys that work on every screen. */
export function useAppKeys(): void {
  const store = useAppStore();
  const go = store.getState().go;
  const open = store.getState().openOverlay;
  useHotkeys([
    { keys: 'Ctrl+K', run: () => open({ name: 'palette' }) },
    { keys: '?', run: () => open({ name: 'help', page: 'keys' }) },
    { keys: 'Ctrl+1', run: () => go({ name: 'runs' }) },
    { keys: 'Ctrl+2', run: () => go({ name: 'insights' }) },
    { keys: 'Ctrl+3', run: () => go({ name: 'checklists' }) },
    { keys: 'Ctrl+4', run: () => go({ name: 'settings' }) },
    { keys: 'Ctrl+O', run: () => void chooseAndVerify(store) },
    { keys: 'F6', run: () => movePane(1) },
    { keys: 'Shift+F6', run: () => movePane(-1) },
    { keys: 'Ctrl+Shift+H', run: () => handOver(store) },
  ]);
}

function handOver(store: ReturnType<typeof useAppStore>): boolean {
  const { run, screen, openOverlay } = store.getState();
  if (run.status === 'none' || run.phase === 'sealed' || !('runId' in screen)) return false;
  openOverlay({ name: 'hand-over' });
  return true;
}

/** Panes are marked with `data-pane`; each takes focus at `data-pane-focus`, else at its first control. */
function movePane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(isShown);
  const now = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(now + by + panes.length) % panes.length];
  next?.querySelector<HTMLElement>(focusable)?.focus();
}

const focusable =
  '[data-pane-focus], [tabindex="0"], a[href], button:enabled, input:enabled, textarea:enabled, select:enabled';

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility() && element.closest('[inert]') === null;
}
