import { EventEmitter } from 'node:events';
import { makeDecoder, makeEncoder } from './page/codec.ts';
import { strict } from './strict.ts';

export type IpcHandler = (event: object, ...args: unknown[]) => unknown;

/** How IPC arguments and results cross: as structured clone would carry them, without functions. */
export const encodeIpc = makeEncoder(null);

const decodeIpc = makeDecoder(null);

/** A message's arguments, which both sides always write as a list. */
export function decodeArgs(text: string): readonly unknown[] {
  const args = decodeIpc(text);
  return Array.isArray(args) ? args : [];
}

export class IpcMain extends EventEmitter {
  readonly _handlers = new Map<string, IpcHandler>();

  handle(channel: string, handler: IpcHandler): void {
    if (this._handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this._handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: IpcHandler): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this._handlers.delete(channel);
  }
}

export const ipcMain = strict('ipcMain', new IpcMain());
