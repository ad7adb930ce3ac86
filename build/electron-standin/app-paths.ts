import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export type AppPaths = { get(name: string): string; set(name: string, folder: string): void };

/** Electron's named folders on Linux and macOS, with the app's own overrides. `appName` is asked each time. */
export function createAppPaths(appName: () => string): AppPaths {
  const overrides = new Map<string, string>();

  function get(name: string): string {
    return overrides.get(name) ?? standard(name);
  }

  function standard(name: string): string {
    const home = os.homedir();
    const folders: Record<string, () => string> = {
      home: () => home,
      appData: () => process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config'),
      userData: () => path.join(get('appData'), appName()),
      sessionData: () => get('userData'),
      logs: () => path.join(get('userData'), 'logs'),
      crashDumps: () => path.join(get('userData'), 'Crashpad'),
      temp: () => os.tmpdir(),
      exe: () => process.execPath,
      documents: () => path.join(home, 'Documents'),
      downloads: () => path.join(home, 'Downloads'),
      desktop: () => path.join(home, 'Desktop'),
    };
    const folder = folders[name];
    if (folder === undefined) throw new Error(`Failed to get '${name}' path`);
    return folder();
  }

  return {
    get,
    set(name, folder) {
      if (!path.isAbsolute(folder)) throw new Error('Path must be absolute');
      standard(name); // refuses an unknown name
      mkdirSync(folder, { recursive: true });
      overrides.set(name, folder);
    },
  };
}
