import { describe, expect, it } from 'vitest';
import { minuteMs } from '#shared/verification/verification-window.ts';
import { clockNow } from '#renderer/features/now/clock-now.ts';
import { spokenSummary } from '#renderer/features/now/spoken-summary.ts';
import {
  pipOf,
  timelineAlternative,
  windowsAside,
  windowLines,
} from '#renderer/features/now/windows-model.ts';
import { done, failed, observe } from '../../../../support/run-commands.ts';
import { playRun } from '../../../../support/run-player.ts';
import { liveNight } from './live-night.ts';

describe('what the Now panel says', () => {
  it('counts down to the planned start, and says when it has passed', () => {
    const run = playRun().run();
    const planned = run.details.plannedAt ?? 0;
    expect(clockNow(run, { steadyNow: planned - 2_270_000, offsetMinutes: 60 })).toMatchObject({
      title: 'Planned start',
      prefix: 'T−',
      value: '00:37:50',
      left: 'Deployment planned for 01:30',
    });
    expect(clockNow(run, { steadyNow: planned + 724_000, offsetMinutes: 60 }).left).toBe(
      'Planned start passed 12:04 ago',
    );
  });

  it('counts from go-live, and says when the watch ends', () => {
    const { run, live } = liveNight();
    const clock = clockNow(run(), { steadyNow: live + 2_480_000, offsetMinutes: 60 });
    expect(clock).toMatchObject({ title: 'Since go-live', prefix: 'T+', value: '00:41:20' });
    expect(clock.right).toMatch(/^Watch ends \d\d:\d\d:\d\d$/);
  });

  it('reads the time aloud: clock, window, breach', () => {
    const { player, run, live } = liveNight();
    player.clock.advance(live + 40 * minuteMs + 8000 - player.clock.now().wall);
    player.play(observe('4.1.2'));
    expect(spokenSummary(run(), live + 41 * minuteMs + 20_000)).toBe(
      'T plus 41 minutes 20 seconds. Window 30 to 60 closes in 18 minutes 40 seconds, 7 items left. ' +
        'Error rate >5%, 1 minute 12 seconds of 2 minutes.',
    );
  });

  it('tells the track in words', () => {
    const { player, run, live } = liveNight();
    player.play(done('3.1.1'));
    player.clock.advance(31 * minuteMs);
    player.play(done('3.1.2'));
    expect(timelineAlternative(run(), live + 41 * minuteMs)).toBe(
      'Now 41 minutes after go-live. Window 0 to 30: 2 of 6, 1 late, 4 overdue. Window 30 to 60: 0 of 7. Window 60 to 90: 0 of 6.',
    );
    expect(windowsAside(run(), windowLines(run(), live + 41 * minuteMs))).toBe('7 items left in 30–60');
  });

  it('gives each state its own mark', () => {
    const { player, run, live } = liveNight();
    player.play(done('3.1.1'));
    player.play(failed('3.1.2', 'No connection'));
    player.clock.advance(31 * minuteMs);
    player.play(done('3.1.3'));
    const pips = ['3.1.1', '3.1.2', '3.1.3', '3.1.4', '3.2.1'].map((item) =>
      pipOf(run(), item, live + 32 * minuteMs),
    );
    expect(pips).toEqual(['done', 'failed', 'late', 'overdue', 'open']);
  });
});
