import type { CodecParts } from './codec.ts';
import type { PageGlobals } from './page-globals.ts';
import type { makeContextBridge } from './preload-bridge.ts';
import type { FromPage, makeIpcRenderer } from './preload-ipc.ts';

type Preload = (require: (id: string) => object, module: object, exports: object, process: object) => void;
type Parts = CodecParts & {
  readonly makeContextBridge: typeof makeContextBridge;
  readonly makeIpcRenderer: typeof makeIpcRenderer;
};
export type PreloadSetting = { readonly token: string; readonly process: object };

/** The preload's surroundings, turned into text and run in the isolated world, then the preload itself. */
export function runInPreloadWorld(
  world: PageGlobals & Record<string, unknown>,
  parts: Parts,
  { token, process }: PreloadSetting,
  preload: Preload,
): void {
  if (world.top !== world.self) return;
  // `as`: Runtime.addBinding put it there, in this world only.
  const binding = world[`${token}toMain`] as (text: string) => void;
  const tell = (message: FromPage): void => binding(JSON.stringify(message));
  const { ipcRenderer, receive } = parts.makeIpcRenderer(parts, tell);
  world[`${token}fromMain`] = receive;
  const electron = { contextBridge: parts.makeContextBridge(world, parts, token), ipcRenderer };
  const module = { exports: {} };
  try {
    preload(requireHere, module, module.exports, process);
  } catch (problem) {
    const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
    tell({ kind: 'preload-error', text });
  }

  function requireHere(id: string): object {
    if (id === 'electron' || id === 'electron/renderer') return electron;
    throw new Error(`electron stand-in: require('${id}') in a sandboxed preload is not implemented`);
  }
}
