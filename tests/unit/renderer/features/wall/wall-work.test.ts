import { describe, expect, it } from 'vitest';
import { wallWork } from '#renderer/features/wall/wall-work.ts';
import { minuteMs } from '#shared/verification/verification-window.ts';
import { playRun } from '../../../../support/run-player.ts';
import { done } from '../../../../support/run-commands.ts';
import { liveNight } from '../now/live-night.ts';

describe('what the wall view says is worked on', () => {
  it('counts the sections of Prepare that are not closed', () => {
    const run = playRun().run();
    const work = wallWork(run, run.created.steadyAt);
    expect(work).toMatchObject({ title: 'Prepare', closed: 0, total: 110, closesAt: null });
    expect(work.lines[0]).toMatchObject({ number: '1', text: 'Pre-Deployment Checklist, 23 left' });
  });

  it('names the open window with its end, and what is left in it', () => {
    const { player, run, live } = liveNight();
    player.play(done('3.1.1'));
    const work = wallWork(run(), live + minuteMs);
    expect(work).toMatchObject({ label: '0–30', title: 'Immediate Verification', closed: 1, total: 6 });
    expect(work.closesAt).toBe(live + 30 * minuteMs);
    expect(work.lines.map(({ number }) => number)).toEqual(['3.1.2', '3.1.3', '3.1.4', '3.1.5', '3.1.6']);
  });

  it('puts overdue items before those of the window that is open now', () => {
    const { run, live } = liveNight();
    const work = wallWork(run(), live + 31 * minuteMs);
    expect(work).toMatchObject({ label: '30–60', total: 7 });
    expect(work.lines[0]).toMatchObject({ number: '3.1.1', state: 'overdue', glyph: 'late' });
    expect(work.lines).toHaveLength(13);
  });

  it('names everything that is not closed once the watch has ended', () => {
    const { run, live } = liveNight();
    expect(wallWork(run(), live + 91 * minuteMs).title).toBe('Not closed yet');
  });
});
