import { powerMonitor, powerSaveBlocker } from 'electron';

/** Keeps the laptop from sleeping by itself while a run is live; tells whether the system agreed. */
export function keepAwake(): (on: boolean) => boolean {
  let blocker: number | null = null;
  return (on) => {
    if (on && blocker === null) blocker = powerSaveBlocker.start('prevent-display-sleep');
    if (!on && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
    return blocker === null ? !on : powerSaveBlocker.isStarted(blocker);
  };
}

/** Only a hint to look at once: not every system tells, and the watch notices a gap by itself. */
export function onWake(look: () => void): void {
  powerMonitor.on('resume', look);
  powerMonitor.on('unlock-screen', look);
}
