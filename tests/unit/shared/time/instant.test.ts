import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDateLong,
  formatDuration,
  formatElapsed,
  formatIso,
  formatShortTime,
  formatStopwatch,
  formatTimeOfDay,
  parsePlanned,
  parseTimeOfDay,
} from '#shared/time/instant.ts';

/** Wed 18 Nov 2026, 02:45:20 in Berlin. */
const at = Date.UTC(2026, 10, 18, 1, 45, 20);
const berlin = 60;

describe('an instant in words', () => {
  it('is told as on the wall of its zone', () => {
    expect(formatTimeOfDay(at, berlin)).toBe('02:45:20');
    expect(formatTimeOfDay(at, -300)).toBe('20:45:20');
    expect(formatTimeOfDay(at, 330)).toBe('07:15:20');
    expect(formatShortTime(at, berlin)).toBe('02:45');
    expect(formatDate(at, berlin)).toBe('18 Nov 2026');
    expect(formatDate(at, -300)).toBe('17 Nov 2026');
    expect(formatDateLong(at, berlin)).toBe('Wed 18 Nov');
    expect(formatIso(at, berlin)).toBe('2026-11-18T02:45:20+01:00');
    expect(formatIso(at, -210)).toBe('2026-11-17T22:15:20-03:30');
  });

  it('counts durations down to the second', () => {
    expect(formatElapsed(41 * 60_000 + 20_999)).toBe('00:41:20');
    expect(formatElapsed(-37 * 60_000 - 50_000)).toBe('−00:37:50');
    expect(formatElapsed(100 * 3600_000)).toBe('100:00:00');
    expect(formatStopwatch(72_000)).toBe('1:12');
    expect(formatStopwatch(3_729_000)).toBe('1:02:09');
    expect(formatStopwatch(-500)).toBe('0:00');
    expect(formatDuration(190_000)).toBe('3:10');
  });
});

describe('a planned moment', () => {
  const local = (...parts: [number, number, number, number, number]) => Date.UTC(...parts) - 3600_000;

  it.each([
    ['18 nov 130', local(2026, 10, 18, 1, 30)],
    ['18 Nov 2027 1:30', local(2027, 10, 18, 1, 30)],
    ['nov 18 01:30', local(2026, 10, 18, 1, 30)],
    ['18.11. 1:30', local(2026, 10, 18, 1, 30)],
    ['2026-11-18 01:30', local(2026, 10, 18, 1, 30)],
    ['tomorrow 1:30', local(2026, 10, 19, 1, 30)],
    ['today 23:00', local(2026, 10, 18, 23, 0)],
    ['fri 1:30', local(2026, 10, 20, 1, 30)],
    ['wed 1:30', local(2026, 10, 25, 1, 30)],
    ['1:30', local(2026, 10, 19, 1, 30)],
    ['3:30', local(2026, 10, 18, 3, 30)],
    ['1:30 pm', local(2026, 10, 18, 13, 30)],
    ['3 jan 130', local(2027, 0, 3, 1, 30)],
    ['+2h', at + 7_200_000],
    ['+90 min', at + 5_400_000],
    ['+1h30', at + 5_400_000],
  ])('is read from %j', (text, moment) => {
    expect(parsePlanned(text, at, berlin)).toBe(moment);
  });

  it('crosses the end of a month and of a year', () => {
    const lastNight = Date.UTC(2026, 11, 31, 20);
    expect(parsePlanned('tomorrow 1:30', lastNight, berlin)).toBe(local(2027, 0, 1, 1, 30));
  });

  it.each(['', 'soon', '31 nov 130', '18 nov', '18 nov 2561', '+', '25:00', '2026-13-01 1:00', '7'])(
    'is not guessed from %j',
    (text) => {
      expect(parsePlanned(text, at, berlin)).toBeNull();
    },
  );
});

describe('a stated time of day', () => {
  it('is the newest such moment', () => {
    expect(parseTimeOfDay('02:14', at, berlin)).toBe(Date.UTC(2026, 10, 18, 1, 14));
    expect(parseTimeOfDay('0214', at, berlin)).toBe(Date.UTC(2026, 10, 18, 1, 14));
    expect(parseTimeOfDay('2:14:30', at, berlin)).toBe(Date.UTC(2026, 10, 18, 1, 14, 30));
    expect(parseTimeOfDay('23:50', at, berlin)).toBe(Date.UTC(2026, 10, 17, 22, 50));
  });

  it.each(['', '2', '24:00', '02:60', 'now', '2:1'])('is not read from %j', (text) => {
    expect(parseTimeOfDay(text, at, berlin)).toBeNull();
  });
});
