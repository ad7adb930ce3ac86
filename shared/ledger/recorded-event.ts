/** An event as it stands in a ledger, opened for use. */
import type { RunEvent } from '../run/run-events.ts';

/** What main's clock says at one moment. */
export type ClockReading = {
  /** Wall clock, milliseconds since 1970 UTC. */
  readonly wall: number;
  /** IANA time zone of the laptop. */
  readonly zone: string;
  /** Minutes east of UTC at that moment. */
  readonly offsetMinutes: number;
  /** Milliseconds of a clock that never steps and stands still in sleep; starts anew with the app. */
  readonly monotonic: number;
  /** Milliseconds since the laptop booted, sleep included. */
  readonly sinceBoot: number;
};

export type RecordedEvent = {
  /** From 1, without gaps. */
  readonly position: number;
  readonly at: number;
  readonly zone: string;
  readonly offsetMinutes: number;
  readonly monotonic: number;
  readonly sinceBoot: number;
  /** The operator at the keyboard, or "Runsheet" for what the app noticed itself. */
  readonly by: string;
  readonly previous: string;
  readonly seal: string;
  readonly event: RunEvent;
};

/** The name under which the app itself records what nobody pressed. */
export const appItself = 'Runsheet';
