import type { makeCodec } from './codec.ts';
import type { PageGlobals } from './page-globals.ts';

type MakeCodec = typeof makeCodec;
type Listener = (event: unknown, ...args: unknown[]) => void;
type Waiting = { readonly channel: string; resolve(value: unknown): void; reject(problem: Error): void };

/** What main sends into the preload's world. */
export type ToPage =
  | { readonly kind: 'message'; readonly channel: string; readonly args: string }
  | { readonly kind: 'result'; readonly id: number; readonly isKept: boolean; readonly text: string };

/** What comes back through the binding. */
export type FromPage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'preload-error'; readonly text: string };

type Preload = (require: (id: string) => unknown, module: object, exports: object, process: object) => void;
type World = PageGlobals & Record<string, unknown>;
export type PreloadSetting = { readonly token: string; readonly process: object };

/**
 * The preload's surroundings, turned into text and run in the isolated world: `require('electron')` with
 * contextBridge and ipcRenderer, then the preload itself.
 */
export function runInPreloadWorld(
  world: World,
  makeCodec: MakeCodec,
  setting: PreloadSetting,
  preload: Preload,
): void {
  if (world.top !== world.self) return;
  const { token } = setting;
  // `as`: Runtime.addBinding put it there, in this world only.
  const toMain = world[`${token}toMain`] as (text: string) => void;
  const tell = (message: FromPage): void => toMain(JSON.stringify(message));
  const fire = (name: string, detail: unknown): void => {
    world.dispatchEvent(new world.CustomEvent(token + name, { detail: JSON.stringify(detail) }));
  };
  const refuse = (name: string) => (): never => {
    throw new Error(`electron stand-in: ${name} is not implemented`);
  };

  const exposed = new Map<number, (...args: unknown[]) => unknown>();
  let lastPromise = 0;
  const bridge = makeCodec({
    out(callback) {
      exposed.set(exposed.size + 1, callback);
      return exposed.size;
    },
    in:
      (id) =>
      (...args: unknown[]) =>
        fire('callback', [id, bridge.encode(args)]),
  });
  const plainly = (problem: unknown): string =>
    bridge.encode(problem instanceof Error ? new Error(problem.message) : problem);

  function answer(detail: string): readonly [string, string] {
    try {
      const [id, text] = JSON.parse(detail) as [number, string]; // `as`: written by the page's half
      const value = exposed.get(id)?.(...(bridge.decode(text) as unknown[])); // `as`: arguments are a list
      if (!(value instanceof Promise)) return ['value', bridge.encode(value)];
      const promise = String((lastPromise += 1));
      value
        .then((kept: unknown) => fire('settle', [promise, true, bridge.encode(kept)]))
        .catch((problem: unknown) => fire('settle', [promise, false, plainly(problem)]));
      return ['promise', promise];
    } catch (problem) {
      return ['thrown', plainly(problem)];
    }
  }
  world.addEventListener(`${token}call`, (event) => fire('answer', answer(event.detail)));

  const ipc = makeCodec(null); // IPC carries no functions
  const listeners = new Map<string, Listener[]>();
  const waiting = new Map<number, Waiting>();
  let lastQuestion = 0;
  const ipcRenderer = {
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((known) => known !== listener),
      );
      return ipcRenderer;
    },
    once(channel: string, listener: Listener) {
      const onlyOnce: Listener = (event, ...args) => {
        ipcRenderer.off(channel, onlyOnce);
        listener(event, ...args);
      };
      return ipcRenderer.on(channel, onlyOnce);
    },
    addListener: (channel: string, listener: Listener) => ipcRenderer.on(channel, listener),
    removeListener: (channel: string, listener: Listener) => ipcRenderer.off(channel, listener),
    removeAllListeners(channel: string) {
      listeners.delete(channel);
      return ipcRenderer;
    },
    send: (channel: string, ...args: unknown[]) => tell({ kind: 'send', channel, args: ipc.encode(args) }),
    invoke(channel: string, ...args: unknown[]) {
      const id = (lastQuestion += 1);
      const text = ipc.encode(args);
      return new Promise((resolve, reject) => {
        waiting.set(id, { channel, resolve, reject });
        tell({ kind: 'invoke', id, channel, args: text });
      });
    },
    sendSync: refuse('ipcRenderer.sendSync'),
    postMessage: refuse('ipcRenderer.postMessage'),
  };

  world[`${token}fromMain`] = (message: ToPage): void => {
    if (message.kind === 'message') {
      const args = ipc.decode(message.args) as unknown[]; // `as`: arguments are a list
      for (const listener of listeners.get(message.channel) ?? [])
        listener({ sender: ipcRenderer, ports: [] }, ...args);
      return;
    }
    const question = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.isKept) question?.resolve(ipc.decode(message.text));
    else question?.reject(new Error(`Error invoking remote method '${question.channel}': ${message.text}`));
  };

  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => fire('expose', [key, bridge.encode(api)]),
    exposeInIsolatedWorld: refuse('contextBridge.exposeInIsolatedWorld'),
  };
  const modules: Record<string, object> = {
    electron: { contextBridge, ipcRenderer },
    'electron/renderer': { contextBridge, ipcRenderer },
  };
  const module = { exports: {} };
  try {
    preload(
      (id) => modules[id] ?? refuse(`require('${id}') in a sandboxed preload`)(),
      module,
      module.exports,
      setting.process,
    );
  } catch (problem) {
    tell({
      kind: 'preload-error',
      text: problem instanceof Error ? (problem.stack ?? problem.message) : String(problem),
    });
  }
}
