export type CommandLine = {
  /** Scripts to run before the app, from `-r`. */
  readonly requires: readonly string[];
  /** The app's folder or main script; null when none was given. */
  readonly app: string | null;
  readonly inspect: { readonly port: number; readonly host: string } | null;
  readonly remoteDebugging: boolean;
  readonly isVersionAsked: boolean;
  /** Everything else in front of the app, for `app.commandLine`. */
  readonly switches: readonly (readonly [name: string, value: string])[];
};

/** Reads arguments the way Electron's executable takes them; those after the app belong to the app. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const appAt = args.findIndex((arg, at) => !arg.startsWith('-') && !isRequire(args[at - 1]));
  const own = appAt === -1 ? args : args.slice(0, appAt);
  const inspect = own.find((arg) => /^--inspect(=|$)/.test(arg));
  const flags = own.filter(
    (arg) => arg.startsWith('--') && !/^--(require|inspect|remote-debugging-port)\b/.test(arg),
  );
  return {
    requires: own.filter((_, at) => isRequire(own[at - 1])),
    app: args[appAt] ?? null,
    inspect: inspect === undefined ? null : readInspect(inspect),
    remoteDebugging: own.some((arg) => arg.startsWith('--remote-debugging-port')),
    isVersionAsked: own.some((arg) => arg === '--version' || arg === '-v'),
    switches: flags.map(toSwitch),
  };
}

function isRequire(arg: string | undefined): boolean {
  return arg === '-r' || arg === '--require';
}

function readInspect(arg: string): { readonly port: number; readonly host: string } {
  const [port, host] = (arg.split('=')[1] ?? '9229').split(':').toReversed();
  return { port: Number(port), host: host ?? '127.0.0.1' };
}

function toSwitch(arg: string): readonly [string, string] {
  const equals = arg.indexOf('=');
  return equals === -1 ? [arg.slice(2), ''] : [arg.slice(2, equals), arg.slice(equals + 1)];
}
