import { powerMonitor, powerSaveBlocker } from 'electron';

/** Keeps the laptop from sleeping by itself while a run is live. */
export function keepAwake(): (on: boolean) => void {
  let blocker: number | null = null;
  return (on) => {
    if (on && blocker === null) blocker = powerSaveBlocker.start('prevent-display-sleep');
    if (!on && blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
}

/** Only a hint to look at once: not every system tells, and the watch notices a gap by itself. */
export function onWake(look: () => void): void {
  powerMonitor.on('resume', look);
  powerMonitor.on('unlock-screen', look);
}
