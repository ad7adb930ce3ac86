export type PreventableEvent = { readonly defaultPrevented: boolean; readonly preventDefault: () => void };

/** An Electron event with `details` on it. */
export function createEvent<D extends object>(details: D): D & PreventableEvent {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault(): void {
      event.defaultPrevented = true;
    },
  };
  return event;
}
