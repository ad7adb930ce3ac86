/**
 * Ten thousand seeded nights of clock trouble: somebody sets the clock, the time service corrects it, the zone changes,
 * the laptop sleeps, Runsheet is started again. Against the true elapsed time, which the test knows, the run's own must
 * not be off by more than a second wherever a clock that never steps spans it.
 */
import { expect, it } from 'vitest';
import { anchorAfter, compareReadings } from '#electron/compare-readings.ts';
import { clockSetBack } from '#electron/clock-set-back.ts';
import type { ClockReading } from '#shared/ledger/recorded-event.ts';

const schedules = 10_000;
const start = Date.UTC(2026, 2, 29, 0, 30);

type Night = {
  /** True milliseconds since the start. */
  truth: number;
  wall: number;
  monotonic: number;
  boot: number;
  offset: number;
  /** Does the monotonic clock of this system run on in sleep? */
  readonly runsInSleep: boolean;
};

/** A small generator with a seed (mulberry32), so that a failing night can be played again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function read({ wall, monotonic, boot, offset }: Night): ClockReading {
  return { wall, zone: 'Europe/Berlin', offsetMinutes: offset, monotonic, sinceBoot: boot };
}

function pass(night: Night, ms: number): void {
  night.truth += ms;
  night.wall += ms;
  night.monotonic += ms;
  night.boot += ms;
}

/** What the watch does at each look: the anchor is kept as it should read, and a step goes into the shift. */
function look(state: { last: ClockReading; shiftMs: number }, night: Night): number {
  const now = read(night);
  const found = compareReadings(state.last, now, 1);
  for (const { kind, shiftMs } of found) if (kind === 'stepped') state.shiftMs += shiftMs;
  state.last = anchorAfter(state.last, now, { found, speed: 1 });
  return now.wall - state.shiftMs;
}

function playNight(seed: number): { readonly worst: number; readonly jumps: number } {
  const random = seeded(seed);
  const night: Night = {
    truth: 0,
    wall: start,
    monotonic: 5000,
    boot: 900_000,
    offset: 60,
    runsInSleep: random() < 0.5,
  };
  const state = { last: read(night), shiftMs: 0 };
  let worst = 0;
  let jumps = 0;
  for (let hour = 0; hour < 12; hour += 1) {
    for (let second = 0; second < 8; second += 1) {
      pass(night, 200 + Math.floor(random() * 1800));
      worst = Math.max(worst, Math.abs(look(state, night) - start - night.truth));
    }
    const what = random();
    if (what < 0.3) {
      // Up to a day either way, most often a little.
      const by = Math.round((random() - 0.5) * 2 * (random() < 0.5 ? 4000 : 86_400_000));
      night.wall += by;
      if (Math.abs(by) > 2000) jumps += 1;
    } else if (what < 0.5) {
      // A suspended laptop wakes after up to half a day; the wall clock may have been set meanwhile.
      const slept = Math.round(random() * 43_200_000);
      const before = night.monotonic;
      pass(night, slept);
      if (!night.runsInSleep) night.monotonic = before;
      if (random() < 0.3) night.wall += Math.round((random() - 0.5) * 7_200_000);
    } else if (what < 0.6) {
      night.offset = night.offset === 60 ? 120 : 60;
    } else if (what < 0.75) {
      // Runsheet was gone for a while, in the same boot, and the clock was set back far enough to be seen.
      const before = state.last;
      pass(night, Math.round(random() * 600_000));
      night.wall -= 700_000 + Math.round(random() * 7_200_000);
      night.monotonic = 1000;
      state.shiftMs += clockSetBack(before, read(night), true)?.shiftMs ?? 0;
      state.last = read(night);
    }
    worst = Math.max(worst, Math.abs(look(state, night) - start - night.truth));
  }
  return { worst, jumps };
}

it('is never off by more than a second where a steady clock spans it, over ten thousand nights', () => {
  const off: string[] = [];
  let jumps = 0;
  for (let seed = 1; seed <= schedules; seed += 1) {
    const night = playNight(seed);
    jumps += night.jumps;
    if (night.worst > 1000) off.push(`seed ${seed}: ${night.worst} ms`);
  }
  expect(jumps, 'the nights hold what they should').toBeGreaterThan(schedules);
  expect(off.slice(0, 5)).toEqual([]);
});
