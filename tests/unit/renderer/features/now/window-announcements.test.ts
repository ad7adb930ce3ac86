import { describe, expect, it } from 'vitest';
import { minuteMs } from '#shared/verification/verification-window.ts';
import { windowMoments } from '#renderer/features/now/window-announcements.ts';
import { liveNight } from './live-night.ts';

const second = 1000;

describe('the moments of the verification windows', () => {
  const { run, live } = liveNight();
  const around = (minutes: number) =>
    windowMoments(run(), live + minutes * minuteMs - second, live + minutes * minuteMs);

  it('announces a window that opens, and not the one that opens with go-live', () => {
    expect(around(30).map((moment) => moment.sentence)).toContain('Window 30 to 60 is open. 7 items left.');
    expect(around(0)).toEqual([]);
  });

  it('reminds 10, 5 and 1 minutes before the end, with a sound and a notice at 5 alone', () => {
    const reminders = [20, 25, 29].map((minutes) => around(minutes)[0]);
    expect(reminders.map((moment) => moment?.sentence)).toEqual([
      'Window 0 to 30 closes in 10 minutes. 6 items left.',
      'Window 0 to 30 closes in 5 minutes. 6 items left.',
      'Window 0 to 30 closes in 1 minute. 6 items left.',
    ]);
    expect(reminders.map((moment) => moment?.sound)).toEqual([null, 'one-soft', null]);
    expect(reminders.map((moment) => moment?.notice)).toEqual([
      null,
      '0–30 closes in 5 min. 6 items left.',
      null,
    ]);
  });

  it('says how many items are overdue when a window closes', () => {
    const closed = around(30).find((moment) => moment.kind === 'closed');
    expect(closed?.sentence).toBe('Window 0 to 30 is closed. 6 items overdue.');
    expect(closed?.notice).toBe('0–30 is closed. 6 items overdue.');
    expect(closed?.sound).toBe('two-soft');
  });

  it('says when the watch ends', () => {
    expect(around(90).map((moment) => moment.kind)).toEqual(['closed', 'watch-ended']);
  });

  it('tells each moment in one look only', () => {
    const at = live + 25 * minuteMs;
    expect(windowMoments(run(), at - second, at)).toHaveLength(1);
    expect(windowMoments(run(), at, at + second)).toEqual([]);
  });

  it('makes up nothing for time asleep', () => {
    expect(windowMoments(run(), live + 20 * minuteMs, live + 40 * minuteMs)).toEqual([]);
  });
});

describe('a window whose items are closed', () => {
  const { run, live, close } = liveNight();
  close('3.1');

  it('is not reminded of, and closes without a sound', () => {
    const at = (minutes: number) => live + minutes * minuteMs;
    expect(windowMoments(run(), at(25) - second, at(25))).toEqual([]);
    const closed = windowMoments(run(), at(30) - second, at(30)).find((moment) => moment.kind === 'closed');
    expect(closed).toMatchObject({
      sentence: 'Window 0 to 30 is closed. 6 of 6 items closed.',
      sound: null,
      notice: null,
    });
  });
});
