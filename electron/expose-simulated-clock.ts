import type { Clock, SimulatedClock } from './clock.ts';

declare global {
  /** Only there while `RUNSHEET_CLOCK` is set: how tests and the demo move the time. */
  var runsheetSimulatedClock: SimulatedClock | undefined;
}

export function exposeSimulatedClock(clock: Clock): void {
  if (clock.simulated !== null) globalThis.runsheetSimulatedClock = clock.simulated;
}
