import type { makeCodec } from './codec.ts';
import type { PageGlobals } from './page-globals.ts';

type MakeCodec = typeof makeCodec;
type Reply = readonly ['value' | 'thrown' | 'promise', string];
type Waiting = { resolve(value: unknown): void; reject(problem: unknown): void };

/**
 * The page's half of contextBridge, turned into text and run in the page's own world before any of its scripts.
 * `token` names the events both halves use; a page cannot guess it.
 */
export function runInMainWorld(page: PageGlobals, makeCodec: MakeCodec, token: string): void {
  if (page.top !== page.self) return;
  const callbacks = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<string, Waiting>();
  const codec = makeCodec({
    out(callback) {
      callbacks.set(callbacks.size + 1, callback);
      return callbacks.size;
    },
    in:
      (id) =>
      (...args: unknown[]) =>
        call(id, args),
  });

  function call(id: number, args: readonly unknown[]): unknown {
    let answer = '';
    const listen = (event: { readonly detail: string }): void => {
      answer = event.detail;
    };
    page.addEventListener(`${token}answer`, listen);
    page.dispatchEvent(
      new page.CustomEvent(`${token}call`, { detail: JSON.stringify([id, codec.encode(args)]) }),
    );
    page.removeEventListener(`${token}answer`, listen);
    const [kind, text] = JSON.parse(answer) as Reply; // `as`: written by the preload half
    if (kind === 'promise') return new Promise((resolve, reject) => promises.set(text, { resolve, reject }));
    const value = codec.decode(text);
    if (kind === 'thrown') throw value;
    return value;
  }

  function freeze(value: unknown): unknown {
    if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
      for (const part of Object.values(value)) freeze(part);
      Object.freeze(value);
    }
    return value;
  }

  page.addEventListener(`${token}expose`, (event) => {
    const [key, text] = JSON.parse(event.detail) as [string, string]; // `as`: written by the preload half
    Object.defineProperty(page, key, { value: freeze(codec.decode(text)), enumerable: true });
  });
  page.addEventListener(`${token}settle`, (event) => {
    const [id, isKept, text] = JSON.parse(event.detail) as [string, boolean, string]; // `as`: the same
    const waiting = promises.get(id);
    promises.delete(id);
    if (isKept) waiting?.resolve(codec.decode(text));
    else waiting?.reject(codec.decode(text));
  });
  page.addEventListener(`${token}callback`, (event) => {
    const [id, text] = JSON.parse(event.detail) as [number, string]; // `as`: the same
    callbacks.get(id)?.(...(codec.decode(text) as unknown[])); // `as`: arguments are always a list
  });
}
