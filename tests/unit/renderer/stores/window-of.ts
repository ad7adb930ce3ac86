/** A window's store on the real main side, without a window: handlers answer as over IPC, by value. */
import { IDBFactory } from 'fake-indexeddb';
import type { PlaceKeeper } from '#renderer/stores/kept-place.ts';
import { createStorage } from '#renderer/storage/storage-port.ts';
import { createAppStore, type AppStore } from '#renderer/stores/app-store.ts';
import type { StoragePort } from '#renderer/stores/ports.ts';
import { desktopChannels } from '#shared/ipc/desktop-channels.ts';
import type { DesktopApi, DesktopTidings } from '#shared/ipc/desktop-contract.ts';
import { startTestApp, type TestApp } from '../../../support/test-app.ts';

export type TestWindow = {
  readonly app: TestApp;
  readonly store: AppStore;
  readonly desktop: DesktopApi;
  /** What main tells the window. */
  readonly tell: (tidings: DesktopTidings) => void;
  /** Lets the steady timer of the window run. */
  readonly pass: (ms: number) => void;
  readonly factory: IDBFactory;
};

export type TestWindowOptions = {
  readonly app?: TestApp;
  readonly factory?: IDBFactory;
  readonly storage?: StoragePort;
  readonly place?: PlaceKeeper;
  readonly whenQuiet?: () => Promise<void>;
  /** Changes what single channels answer. */
  readonly desktop?: Partial<DesktopApi>;
  /** Called when every row of the copy was looked at. */
  readonly checked?: () => void;
};

export function openWindow(options: TestWindowOptions = {}): TestWindow {
  const app = options.app ?? startTestApp();
  const factory = options.factory ?? new IDBFactory();
  const listeners: ((tidings: DesktopTidings) => void)[] = [];
  const desktop = { ...desktopOf(app, listeners), ...options.desktop };
  let monotonic = 1000;
  const store = createAppStore({
    desktop,
    storage: options.storage ?? toldWhenChecked(createStorage(factory), options.checked),
    place: options.place ?? { keep: () => undefined, read: () => null },
    whenQuiet: options.whenQuiet ?? (() => Promise.resolve()),
    monotonic: () => monotonic,
  });
  return {
    app,
    store,
    desktop,
    factory,
    tell: (tidings) => {
      for (const listener of listeners) listener(structuredClone(tidings));
    },
    pass: (ms) => void (monotonic += ms),
  };
}

function toldWhenChecked(storage: StoragePort, checked: () => void = () => undefined): StoragePort {
  return { ...storage, checkAll: (desktop) => storage.checkAll(desktop).finally(checked) };
}

function desktopOf(app: TestApp, listeners: ((tidings: DesktopTidings) => void)[]): DesktopApi {
  const call = (channel: keyof TestApp['handlers']) => async (input: unknown) => {
    // `as`: one function for all channels; each handler gets what its own caller in the store passed.
    const handler = app.handlers[channel] as (input: unknown) => unknown;
    return structuredClone(await handler(structuredClone(input)));
  };
  const channels = Object.fromEntries(desktopChannels.map((channel) => [channel, call(channel)]));
  // `as`: built from the list that the contract itself holds complete.
  return {
    ...channels,
    onTidings: (listener: (tidings: DesktopTidings) => void) => {
      listeners.push(listener);
      return () => undefined;
    },
  } as unknown as DesktopApi;
}
