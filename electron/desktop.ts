/** What the app asks of the desktop around it. `shell/` fulfils it with Electron, tests with objects of their own. */
import type { DesktopTidings } from '#shared/ipc/desktop-contract.ts';
import type { Settings } from '#shared/settings.ts';

export type Desktop = {
  /** Path of a file the person chose, or null when they did not. */
  readonly chooseFile: (ask: {
    readonly title: string;
    readonly filters: readonly { readonly name: string; readonly extensions: readonly string[] }[];
  }) => Promise<string | null>;
  readonly chooseSavePath: (ask: {
    readonly title: string;
    readonly suggested: string;
    readonly filters: readonly { readonly name: string; readonly extensions: readonly string[] }[];
  }) => Promise<string | null>;
  /** Path of a folder the person chose, or null when they did not. */
  readonly chooseFolder: (ask: { readonly title: string }) => Promise<string | null>;
  readonly documentsFolder: () => string;
  readonly raiseAlarm: (alarm: {
    readonly title: string;
    readonly body: string;
    readonly urgent: boolean;
  }) => void;
  readonly endAlarm: () => void;
  readonly setTitle: (title: string) => void;
  /** False when the system refuses. */
  readonly keepAwake: (on: boolean) => boolean;
  readonly copyText: (text: string) => Promise<void>;
  readonly showInFolder: (path: string) => void;
  /** In the program that the system has for it; only for files this app has just written. */
  readonly openFile: (path: string) => void;
  /** Settings that concern the window itself: theme and zoom. */
  readonly applySettings: (settings: Settings) => void;
  /** To every window. */
  readonly tell: (tidings: DesktopTidings) => void;
  /** To the wall view alone, while it is open. */
  readonly tellWall: (tidings: DesktopTidings) => void;
  /** Opens the wall view, or brings the open one up. */
  readonly openWall: () => void;
};

export type AppIdentity = {
  readonly version: string;
  /** "Electron 45.4.1" or the preview host's name. */
  readonly host: string;
  readonly platform: 'linux' | 'darwin' | 'win32';
};
