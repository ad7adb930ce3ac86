// Takes the place of Electron's executable: the same arguments, the same two lines for a debugger, then the app.
import { existsSync, readFileSync, statSync } from 'node:fs';
import inspector from 'node:inspector';
import { createRequire, flushCompileCache, registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { say } from './journal.ts';
import { settings, standinVersion } from './settings.ts';

type Manifest = {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
  readonly main?: string;
};

/** By then a start has compiled most of what it needs. Written then, as an app that a test kills writes nothing at its end. */
const compiledMs = 1500;

registerHooks({
  resolve(specifier, context, next) {
    if (!/^electron(\/(main|common))?$/.test(specifier)) return next(specifier, context);
    return {
      url: new URL('electron.ts', import.meta.url).href,
      format: 'module-typescript',
      shortCircuit: true,
    };
  },
});

await launch(readCommandLine(process.argv.slice(2)));

async function launch(line: CommandLine): Promise<void> {
  if (line.isVersionAsked) {
    process.stdout.write(`v${standinVersion} (stand-in)\n`);
    return;
  }
  if (line.app === null) {
    say('no app was given');
    process.exitCode = 1;
    return;
  }
  const mainScript = adoptApp(path.resolve(line.app));
  settings.remoteDebugging = line.remoteDebugging;
  for (const [name, value] of line.switches) app.commandLine.appendSwitch(name, value);
  dressProcess();
  if (line.inspect) inspector.open(line.inspect.port, line.inspect.host);
  const require = createRequire(path.join(process.cwd(), 'app.cjs'));
  Object.assign(globalThis, { require }); // a test driver asks for require('electron') in the inspector
  for (const script of line.requires) require(path.resolve(script));
  try {
    await import(pathToFileURL(mainScript).href);
    await app._start();
    setTimeout(flushCompileCache, compiledMs).unref();
  } catch (problem) {
    say(`could not start: ${problem instanceof Error ? problem.stack : String(problem)}`);
    app.exit(1);
  }
}

/** Takes name and version from the app's package.json; answers its main script. */
function adoptApp(given: string): string {
  const isFolder = statSync(given).isDirectory();
  settings.appPath = isFolder ? given : path.dirname(given);
  const file = path.join(settings.appPath, 'package.json');
  // `as`: a package.json that breaks this breaks npm first
  const manifest = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {};
  app.setName(manifest.productName ?? manifest.name ?? app.name);
  app._version = manifest.version ?? '0.0.0';
  return isFolder ? path.join(given, manifest.main ?? 'index.js') : given;
}

/** Makes `process` look as it does in Electron's main process, plus one mark that says what this is. */
function dressProcess(): void {
  const versions = { ...process.versions, electron: electronVersion(), 'electron-standin': standinVersion };
  const resourcesPath = path.join(settings.appPath, 'resources');
  for (const [name, value] of Object.entries({
    versions,
    resourcesPath,
    type: 'browser',
    defaultApp: true,
  })) {
    Object.defineProperty(process, name, { value, configurable: true, enumerable: true, writable: true });
  }
  process.argv.splice(0, 2, path.join(import.meta.dirname, 'electron'));
  // `as`: Electron ends the process a moment later, too, once the browser is down
  process.exit = ((code?: number) => app.exit(Number(code ?? process.exitCode ?? 0))) as typeof process.exit;
  process.on('uncaughtException', (problem) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    say(`uncaught exception in the main process: ${problem.stack ?? problem.message}`);
    app.exit(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
}

function electronVersion(): string {
  const manifest = new URL('../../node_modules/electron/package.json', import.meta.url);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version; // `as`: npm's own file
}
