import { describe, expect, it } from 'vitest';
import { clockFromEnvironment, simulatedClock } from '#electron/clock.ts';
import { compareReadings } from '#electron/compare-readings.ts';
import type { ClockReading } from '#shared/ledger/recorded-event.ts';

function sources() {
  const time = { wall: 0, monotonic: 100, uptime: 10 };
  return { time, wall: () => time.wall, monotonic: () => time.monotonic, uptime: () => time.uptime };
}

describe('the clock', () => {
  it('is the laptop’s own unless the environment sets one', () => {
    expect(clockFromEnvironment({}).simulated).toBeNull();
    expect(clockFromEnvironment({ RUNSHEET_CLOCK: 'not a time' }).simulated).toBeNull();
    const clock = clockFromEnvironment({});
    const before = Date.now();
    const { wall } = clock.read();
    expect(wall).toBeGreaterThanOrEqual(before);
    expect(wall).toBeLessThanOrEqual(Date.now());
    expect(
      Object.values(clock.read())
        .filter((value) => typeof value === 'number')
        .every(Number.isInteger),
    ).toBe(true);
  });

  it('starts where it is told and runs on, at the speed it is told', () => {
    const given = sources();
    const clock = simulatedClock(Date.UTC(2026, 10, 18), 60, given);
    given.time.monotonic += 1000;
    expect(clock.read().wall).toBe(Date.UTC(2026, 10, 18, 0, 1));
    const fromEnvironment = clockFromEnvironment({
      RUNSHEET_CLOCK: '2026-11-18T01:30:00+01:00',
      RUNSHEET_CLOCK_SPEED: '60',
    });
    expect(fromEnvironment.simulated?.speed).toBe(60);
    expect(fromEnvironment.read().wall - Date.UTC(2026, 10, 18, 0, 30)).toBeLessThan(60_000);
  });

  it.each([
    ['advance', { wall: 5000, monotonic: 5000, sinceBoot: 5000 }, 'advanced'],
    ['sleep', { wall: 5000, monotonic: 0, sinceBoot: 5000 }, 'slept'],
    ['step', { wall: 5000, monotonic: 0, sinceBoot: 0 }, 'stepped'],
  ] as const)('moves with %s and says so', (how, moved, told) => {
    const clock = simulatedClock(0, 1, sources());
    const before = clock.read();
    const heard: string[] = [];
    clock.simulated?.onMoved((what) => void heard.push(what));
    clock.simulated?.[how](5000);
    const now = clock.read();
    const difference = {
      wall: now.wall - before.wall,
      monotonic: now.monotonic - before.monotonic,
      sinceBoot: now.sinceBoot - before.sinceBoot,
    };
    expect(difference).toEqual(moved);
    expect(heard).toEqual([told]);
  });
});

describe('telling what happened to the clock', () => {
  const before: ClockReading = {
    wall: 1_000_000,
    zone: 'Europe/Berlin',
    offsetMinutes: 60,
    monotonic: 1000,
    sinceBoot: 50_000,
  };
  const after = (wall: number, monotonic: number, boot: number, more: Partial<ClockReading> = {}) => ({
    ...before,
    wall: before.wall + wall,
    monotonic: before.monotonic + monotonic,
    sinceBoot: before.sinceBoot + boot,
    ...more,
  });
  const kinds = (now: ClockReading, speed = 1) =>
    compareReadings(before, now, speed).map(({ kind, shiftMs }) => `${kind} ${shiftMs}`);

  it.each([
    ['a second passes', after(1000, 1000, 1000), []],
    ['the app was busy for ten', after(10_000, 10_000, 10_000), []],
    ['the time service corrects a little', after(1800, 1000, 1000), []],
    ['the wall clock is set forward', after(3_601_000, 1000, 1000), ['stepped 3600000']],
    ['the wall clock is set back', after(-58 * 60_000 + 1000, 1000, 1000), ['stepped -3480000']],
    ['the laptop sleeps and the monotonic clock stands', after(600_000, 1000, 600_000), ['slept 0']],
    ['the laptop sleeps and the monotonic clock runs', after(600_000, 600_000, 600_000), ['slept 0']],
    [
      'it sleeps and somebody sets the clock meanwhile',
      after(4_200_000, 1000, 600_000),
      ['stepped 3600000', 'slept 0'],
    ],
    ['the laptop dozes for six seconds', after(7000, 1000, 7000), []],
    ['daylight saving ends', after(1000, 1000, 1000, { offsetMinutes: 0 }), ['zone-changed 0']],
    [
      'the laptop lands in another zone',
      after(1000, 1000, 1000, { zone: 'Asia/Tokyo', offsetMinutes: 540 }),
      ['zone-changed 0'],
    ],
  ])('when %s', (_name, now, expected) => {
    expect(kinds(now)).toEqual(expected);
  });

  it('says from when to when it slept', () => {
    expect(compareReadings(before, after(600_000, 0, 600_000), 1)).toEqual([
      { kind: 'slept', fromAt: 1_000_000, toAt: 1_600_000, shiftMs: 0 },
    ]);
  });

  it('takes a sped-up clock’s seconds for what they are', () => {
    expect(kinds(after(60_000, 60_000, 60_000), 60)).toEqual([]);
  });
});
