import type { CodecParts } from './codec.ts';

type Listener = (event: unknown, ...args: unknown[]) => void;
type Waiting = {
  readonly channel: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (problem: Error) => void;
};

/** What main sends into the preload's world. */
export type ToPage =
  | { readonly kind: 'message'; readonly channel: string; readonly args: string }
  | { readonly kind: 'result'; readonly id: number; readonly isKept: boolean; readonly text: string };

/** What comes back. */
export type FromPage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'preload-error'; readonly text: string };

/** Electron's ipcRenderer and the way in for what main sends, turned into text and run in the isolated world. */
export function makeIpcRenderer({ makeEncoder, makeDecoder }: CodecParts, tell: (message: FromPage) => void) {
  const encode = makeEncoder(null);
  const decode = makeDecoder(null);
  const listeners = new Map<string, readonly Listener[]>();
  const waiting = new Map<number, Waiting>();
  let lastQuestion = 0;

  function refuse(name: string): () => never {
    return () => {
      throw new Error(`electron stand-in: ipcRenderer.${name} is not implemented`);
    };
  }

  const ipcRenderer = {
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      const others = (listeners.get(channel) ?? []).filter((known) => known !== listener);
      listeners.set(channel, others);
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
    send: (channel: string, ...args: unknown[]) => tell({ kind: 'send', channel, args: encode(args) }),
    // An argument that cannot be cloned rejects here, where `send` throws: so it is in Electron.
    invoke(channel: string, ...given: unknown[]) {
      return new Promise((resolve, reject) => {
        lastQuestion += 1;
        const id = lastQuestion;
        const args = encode(given);
        waiting.set(id, { channel, resolve, reject });
        tell({ kind: 'invoke', id, channel, args });
      });
    },
    sendSync: refuse('sendSync'),
    postMessage: refuse('postMessage'),
  };

  function receive(message: ToPage): void {
    if (message.kind === 'message') {
      const args = decode(message.args) as unknown[]; // `as`: arguments are always a list
      const event = { sender: ipcRenderer, ports: [] };
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...args);
      return;
    }
    const question = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.isKept) question?.resolve(decode(message.text));
    else question?.reject(new Error(`Error invoking remote method '${question.channel}': ${message.text}`));
  }

  return { ipcRenderer, receive };
}
