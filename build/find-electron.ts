import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The folder of the npm package `electron`. The package itself is never required: without a runtime it starts a download. */
export function electronPackageDir(): string {
  return path.dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}

/** Electron's executable, if its runtime is on this machine; null otherwise. Looks at files only. */
export function findElectron(env: NodeJS.ProcessEnv, packageDir = electronPackageDir()): string | null {
  const nameFile = path.join(packageDir, 'path.txt');
  const name = existsSync(nameFile) ? readFileSync(nameFile, 'utf8').trim() : 'electron';
  const dist = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(packageDir, 'dist');
  const executable = path.join(dist, name);
  return existsSync(executable) && !isStandin(dist) ? executable : null;
}

/** The folder to name in ELECTRON_OVERRIDE_DIST_PATH for the stand-in. */
export const standinDir = path.join(import.meta.dirname, 'electron-standin');

function isStandin(dist: string): boolean {
  return path.resolve(dist) === standinDir;
}
