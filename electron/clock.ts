/**
 * The one clock of the app. Everything that needs the time is handed a reading of it. In tests and in the demo a
 * simulated one takes its place; runs made under that are rehearsals and say so.
 */
import { uptime } from 'node:os';
import type { ClockReading } from '#shared/ledger/recorded-event.ts';

export type Clock = {
  readonly read: () => ClockReading;
  /** Null for the laptop's own clock. */
  readonly simulated: SimulatedClock | null;
};

export type SimulatedClock = {
  /** How many simulated milliseconds pass in a real one. */
  readonly speed: number;
  /** Lets time pass: all readings move. */
  readonly advance: (ms: number) => void;
  /** The laptop sleeps: wall clock and time since boot move, the monotonic reading stands still. */
  readonly sleep: (ms: number) => void;
  /** Somebody sets the wall clock; nothing else moves. */
  readonly step: (ms: number) => void;
  /** Called after each of the three, so that whoever watches the clock looks at once. */
  readonly onMoved: (listener: (how: 'advanced' | 'slept' | 'stepped') => void) => void;
};

/** What a clock is made from; injected in tests. */
export type TimeSources = {
  readonly wall: () => number;
  readonly monotonic: () => number;
  /** Seconds. */
  readonly uptime: () => number;
};

const laptop: TimeSources = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  uptime,
};

export function laptopClock(sources: TimeSources = laptop): Clock {
  return {
    simulated: null,
    read: () => reading(sources.wall(), sources.monotonic(), sources.uptime() * 1000),
  };
}

/** Starts at `startAt` (milliseconds since 1970) and runs on at `speed`. */
export function simulatedClock(startAt: number, speed: number, sources: TimeSources = laptop): Clock {
  const began = { monotonic: sources.monotonic(), uptime: sources.uptime() * 1000 };
  const moved = { wall: 0, monotonic: 0, boot: 0 };
  const listeners: ((how: 'advanced' | 'slept' | 'stepped') => void)[] = [];
  const elapsed = () => (sources.monotonic() - began.monotonic) * speed;
  const move = (how: 'advanced' | 'slept' | 'stepped', by: typeof moved) => {
    moved.wall += by.wall;
    moved.monotonic += by.monotonic;
    moved.boot += by.boot;
    for (const listener of listeners) listener(how);
  };
  return {
    read: () =>
      reading(
        startAt + elapsed() + moved.wall,
        elapsed() + moved.monotonic,
        began.uptime + elapsed() + moved.boot,
      ),
    simulated: {
      speed,
      advance: (ms) => move('advanced', { wall: ms, monotonic: ms, boot: ms }),
      sleep: (ms) => move('slept', { wall: ms, monotonic: 0, boot: ms }),
      step: (ms) => move('stepped', { wall: ms, monotonic: 0, boot: 0 }),
      onMoved: (listener) => void listeners.push(listener),
    },
  };
}

/** The clock the environment asks for: `RUNSHEET_CLOCK` (an ISO instant) and `RUNSHEET_CLOCK_SPEED`, else the laptop's. */
export function clockFromEnvironment(env: NodeJS.ProcessEnv): Clock {
  const startAt = Date.parse(env['RUNSHEET_CLOCK'] ?? '');
  if (Number.isNaN(startAt)) return laptopClock();
  const speed = Number(env['RUNSHEET_CLOCK_SPEED'] ?? '1');
  return simulatedClock(startAt, Number.isFinite(speed) && speed > 0 ? speed : 1);
}

/** Asking for the zone costs more than a write to the disk, so it is asked at most once a second. */
const zone = { name: '', askedAt: -Infinity };

function reading(wall: number, monotonic: number, sinceBoot: number): ClockReading {
  const at = Math.round(wall);
  if (Math.abs(monotonic - zone.askedAt) > 1000) {
    zone.name = Intl.DateTimeFormat().resolvedOptions().timeZone;
    zone.askedAt = monotonic;
  }
  return {
    wall: at,
    zone: zone.name,
    // Not negated, which would make a minus zero of London.
    offsetMinutes: Math.round(0 - new Date(at).getTimezoneOffset()),
    monotonic: Math.round(monotonic),
    sinceBoot: Math.round(sinceBoot),
  };
}
