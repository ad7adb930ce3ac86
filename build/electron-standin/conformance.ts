// Checked by the compiler, never run: the stand-in may have less than electron.d.ts, but nothing of its own, nothing
// synchronous that Electron does asynchronously or the reverse, and no value where Electron has a function.
import type * as Electron from 'electron';
import type * as Standin from './electron.ts';
import type { WebContents } from './web-contents.ts';

/** Members that begin with an underscore are the stand-in's inside. */
type Public<T> = Exclude<keyof T, `_${string}` | symbol>;

type Shape<T> = T extends (...args: infer _Args) => infer Result
  ? [Result] extends [never]
    ? 'throws'
    : Result extends PromiseLike<unknown>
      ? 'asynchronous'
      : 'synchronous'
  : 'value';

/** Overloads show only their last signature here, which is enough to tell a promise from none. */
type Unlike<Ours, Theirs> = {
  [K in Public<Ours>]: K extends keyof Theirs
    ? Shape<Ours[K]> extends 'throws' | Shape<Theirs[K]>
      ? never
      : K
    : K;
}[Public<Ours>];

/** `true`, or the names of the members that differ. */
type Conforms<Ours, Theirs> = [Unlike<Ours, Theirs>] extends [never] ? true : Unlike<Ours, Theirs>;

type Check<T extends true> = T;

export type Conformance = [
  Check<Conforms<typeof Standin.app, Electron.App>>,
  Check<Conforms<typeof Standin.app.commandLine, Electron.CommandLine>>,
  Check<Conforms<Standin.BrowserWindow, Electron.BrowserWindow>>,
  Check<Conforms<Omit<typeof Standin.BrowserWindow, 'prototype'>, typeof Electron.BrowserWindow>>,
  Check<Conforms<WebContents, Electron.WebContents>>,
  Check<Conforms<typeof Standin.webContents, typeof Electron.webContents>>,
  Check<Conforms<typeof Standin.clipboard, Electron.Clipboard>>,
  Check<Conforms<typeof Standin.dialog, Electron.Dialog>>,
  Check<Conforms<typeof Standin.ipcMain, Electron.IpcMain>>,
  Check<Conforms<Standin.Menu, Electron.Menu>>,
  Check<Conforms<Omit<Standin.MenuItem, 'click'>, Electron.MenuItem>>, // Electron types it as no more than Function
  Check<Conforms<typeof Standin.nativeTheme, Electron.NativeTheme>>,
  Check<Conforms<Standin.Notification, Electron.Notification>>,
  Check<Conforms<typeof Standin.powerMonitor, Electron.PowerMonitor>>,
  Check<Conforms<typeof Standin.powerSaveBlocker, Electron.PowerSaveBlocker>>,
  Check<Conforms<typeof Standin.protocol, Electron.Protocol>>,
  Check<Conforms<typeof Standin.screen, Electron.Screen>>,
  Check<Conforms<typeof Standin.session.defaultSession, Electron.Session>>,
  Check<Conforms<typeof Standin.session.defaultSession.webRequest, Electron.WebRequest>>,
  Check<Conforms<typeof Standin.shell, Electron.Shell>>,
];
