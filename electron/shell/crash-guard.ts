import { app } from 'electron';
import type { Log } from '../log.ts';

const relaunched = '--relaunched-after-failure';

/**
 * A failure nobody caught: its stack goes to the log, and the app starts once more, into recovery. A start that fails
 * again stays down, rather than flickering for ever.
 */
export function guardAgainstCrash(log: Log): void {
  const fail = (thrown: unknown) => {
    const stack = thrown instanceof Error ? `${thrown.name} ${framesOf(thrown)}` : typeof thrown;
    log(`uncaught: ${stack}`);
    if (!process.argv.includes(relaunched)) app.relaunch({ args: [...process.argv.slice(1), relaunched] });
    app.exit(1);
  };
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
}

/** Where it happened; its message is left out, as it may quote what somebody typed. */
function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .join(' ');
}
