import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minuteText, readMinute, themeAt } from '#shared/appearance.ts';

const at = (text: string) => Date.parse(`2026-11-18T${text}:00+01:00`);
const shown = (text: string, darkFrom: number, darkTo: number) =>
  themeAt({ theme: 'by-time', darkFrom, darkTo }, at(text), 60);

describe('dark by the time of day', () => {
  it.each([
    ['18:59', 'light'],
    ['19:00', 'dark'],
    ['23:59', 'dark'],
    ['00:00', 'dark'],
    ['06:59', 'dark'],
    ['07:00', 'light'],
  ])('over midnight, at %s it is %s', (time, theme) => {
    expect(shown(time, 19 * 60, 7 * 60)).toBe(theme);
  });

  it.each([
    ['01:29', 'light'],
    ['01:30', 'dark'],
    ['04:59', 'dark'],
    ['05:00', 'light'],
  ])('within a day, at %s it is %s', (time, theme) => {
    expect(shown(time, 90, 300)).toBe(theme);
  });

  it('leaves every other choice alone', () => {
    for (const theme of ['system', 'light', 'dark'] as const)
      expect(themeAt({ theme, darkFrom: 0, darkTo: 1 }, at('00:00'), 60)).toBe(theme);
  });

  it('reads back every minute it writes, and nothing that is no time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
        expect(readMinute(minuteText(minute))).toBe(minute);
      }),
    );
    for (const text of ['', '24:00', '12:60', '7:00', 'noon']) expect(readMinute(text)).toBeNull();
  });
});
