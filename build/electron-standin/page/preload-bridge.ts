import type { CodecParts } from './codec.ts';
import type { PageGlobals } from './page-globals.ts';

/** The preload's half of contextBridge, turned into text and run in the isolated world. */
export function makeContextBridge(
  world: PageGlobals,
  { makeEncoder, makeDecoder }: CodecParts,
  token: string,
) {
  const exposed = new Map<number, (...args: unknown[]) => unknown>();
  let lastPromise = 0;
  const encode = makeEncoder((callback) => {
    exposed.set(exposed.size + 1, callback);
    return exposed.size;
  });
  const decode = makeDecoder(
    (id) =>
      (...args) =>
        fire('callback', [id, encode(args)]),
  );

  function fire(name: string, detail: unknown): void {
    world.dispatchEvent(new world.CustomEvent(token + name, { detail: JSON.stringify(detail) }));
  }

  // The text goes last and as it is: quoting a whole sheet once more would hold the page up.
  function settle(promise: string, how: 'kept' | 'broken', text: string): void {
    world.dispatchEvent(new world.CustomEvent(`${token}settle`, { detail: `${promise} ${how} ${text}` }));
  }

  // As in Electron, no more of an error crosses than its message.
  function encodeProblem(problem: unknown): string {
    return encode(problem instanceof Error ? new Error(problem.message) : problem);
  }

  function answer(detail: string): readonly [kind: string, text: string] {
    try {
      const [id, text] = JSON.parse(detail) as [number, string]; // `as`: written by the page's half
      const value = exposed.get(id)?.(...(decode(text) as unknown[])); // `as`: arguments are always a list
      if (!(value instanceof Promise)) return ['value', encode(value)];
      lastPromise += 1;
      const promise = String(lastPromise);
      value
        .then((kept: unknown) => settle(promise, 'kept', encode(kept)))
        .catch((problem: unknown) => settle(promise, 'broken', encodeProblem(problem)));
      return ['promise', promise];
    } catch (problem) {
      return ['thrown', encodeProblem(problem)];
    }
  }

  world.addEventListener(`${token}call`, (event) => fire('answer', answer(event.detail)));

  return {
    exposeInMainWorld: (key: string, api: unknown): void => fire('expose', [key, encode(api)]),
    exposeInIsolatedWorld(): never {
      throw new Error('electron stand-in: contextBridge.exposeInIsolatedWorld is not implemented');
    },
  };
}
