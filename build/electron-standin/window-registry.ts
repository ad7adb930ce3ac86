/** What the app as a whole needs to know of its windows. */
export type OpenWindow = {
  readonly targetId: () => string;
  /** Asks the window to close; false when a `close` listener prevented it. */
  readonly requestClose: () => Promise<boolean>;
  /** The page has gone: the window follows. */
  readonly follow: () => void;
};

const open = new Set<OpenWindow>();

export function openWindows(): readonly OpenWindow[] {
  return [...open];
}

export function addWindow(window: OpenWindow): void {
  open.add(window);
}

export function removeWindow(window: OpenWindow): void {
  open.delete(window);
}
