type Carrier = { readonly detail: string };

/** The little of a page's window that the bridge uses; the build has no DOM types, and needs no more than this. */
export type PageGlobals = {
  readonly top: unknown;
  readonly self: unknown;
  addEventListener(name: string, listener: (event: Carrier) => void): void;
  removeEventListener(name: string, listener: (event: Carrier) => void): void;
  dispatchEvent(event: Carrier): boolean;
  readonly CustomEvent: new (name: string, init: Carrier) => Carrier;
};
