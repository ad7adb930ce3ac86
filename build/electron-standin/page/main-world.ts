import type { CodecParts } from './codec.ts';
import type { PageGlobals } from './page-globals.ts';

type Reply = readonly ['value' | 'thrown' | 'promise', string];
type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (problem: unknown) => void };

/**
 * The page's half of contextBridge, turned into text and run in the page's own world before any of its scripts.
 * `token` names the events both halves use; a page cannot guess it.
 */
export function runInMainWorld(
  page: PageGlobals,
  { makeEncoder, makeDecoder }: CodecParts,
  token: string,
): void {
  if (page.top !== page.self) return;
  const callbacks = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<string, Waiting>();
  const encode = makeEncoder((callback) => {
    callbacks.set(callbacks.size + 1, callback);
    return callbacks.size;
  });
  const decode = makeDecoder(
    (id) =>
      (...args) =>
        call(id, args),
  );

  function call(id: number, args: readonly unknown[]): unknown {
    let answer = '';
    const listen = (event: { readonly detail: string }): void => {
      answer = event.detail;
    };
    page.addEventListener(`${token}answer`, listen);
    page.dispatchEvent(new page.CustomEvent(`${token}call`, { detail: JSON.stringify([id, encode(args)]) }));
    page.removeEventListener(`${token}answer`, listen);
    const [kind, text] = JSON.parse(answer) as Reply; // `as`: written by the preload's half
    if (kind === 'promise') return new Promise((resolve, reject) => promises.set(text, { resolve, reject }));
    const value = decode(text);
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
    const [key, text] = JSON.parse(event.detail) as [string, string]; // `as`: written by the preload's half
    Object.defineProperty(page, key, { value: freeze(decode(text)), enumerable: true });
  });
  page.addEventListener(`${token}settle`, (event) => {
    const { detail } = event;
    const [afterId, afterHow] = [detail.indexOf(' '), detail.indexOf(' ', detail.indexOf(' ') + 1)];
    const id = detail.slice(0, afterId);
    const text = detail.slice(afterHow + 1);
    const waiting = promises.get(id);
    promises.delete(id);
    if (detail.slice(afterId + 1, afterHow) === 'kept') waiting?.resolve(decode(text));
    else waiting?.reject(decode(text));
  });
  page.addEventListener(`${token}callback`, (event) => {
    const [id, text] = JSON.parse(event.detail) as [number, string]; // `as`: the same
    callbacks.get(id)?.(...(decode(text) as unknown[])); // `as`: arguments are always a list
  });
}
