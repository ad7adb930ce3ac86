import { describe, expect, it } from 'vitest';
import { alarmLine, alarmNow } from '#renderer/features/alarm/alarm-model.ts';
import { readBack } from '#renderer/features/hand-over/read-back.ts';
import { clockColumn, currentWindow, liveRowName } from '#renderer/features/home/live-row-model.ts';
import { clockNow } from '#renderer/features/now/clock-now.ts';
import { spokenSummary } from '#renderer/features/now/spoken-summary.ts';
import { recalledItems } from '#renderer/features/run/recall-model.ts';
import { wallWork } from '#renderer/features/wall/wall-work.ts';
import { steadyTime } from '#shared/run/clock-doubt.ts';
import { minuteMs } from '#shared/verification/verification-window.ts';
import { observe } from '../../../../support/run-commands.ts';
import type { RunPlayer } from '../../../../support/run-player.ts';
import { after, firstStepStarted, given, live, restartBehind } from '../../../../support/run-spec.ts';

const hourMs = 60 * minuteMs;

/** Live for ten minutes, a condition observed for one, and then a start with a clock that is 58 minutes behind. */
const inDoubt = [live, after(9 * minuteMs), observe('4.1.2'), after(minuteMs), restartBehind(58 * minuteMs)];

/** The run and the instant its views show, by the clock as it is now. */
function shown(player: RunPlayer) {
  const run = player.run();
  const wallNow = player.clock.now().wall;
  return { run, wallNow, steadyNow: steadyTime(run, wallNow), offset: 60, offsetMinutes: 60 };
}

function alarmOf(player: RunPlayer) {
  const { run, wallNow } = shown(player);
  return alarmNow({ run, readOnly: null, listed: {}, wallNow });
}

describe('while nobody knows what time it is', () => {
  it('stands at the last known moment, whatever the clock does, and goes on from the time stated', () => {
    const { player } = given(...inDoubt);
    const stands = shown(player).steadyNow;
    const lastAt = player.run().disturbances.at(-1)?.fromAt ?? 0;
    expect(stands).toBe(lastAt);
    player.clock.advance(3 * hourMs);
    expect(shown(player).steadyNow).toBe(stands);
    // The time service puts the clock right.
    player.clock.step(hourMs);
    const step = { kind: 'stepped', fromAt: 0, toAt: 0, shiftMs: hourMs } as const;
    const shiftMs = player.run().shiftMs;
    player.play({ type: 'RecordClockDisturbance', ...step });
    expect(shown(player).steadyNow).toBe(stands);
    // Every time that is told, and every reminder, goes by it.
    expect(player.run().shiftMs).toBe(shiftMs);
    player.play({ type: 'StateClock', statedAt: lastAt + 4 * minuteMs });
    player.clock.advance(1000);
    expect(shown(player).steadyNow).toBe(stands + 4 * minuteMs + 1000);
  });

  it('lets nothing fall due, trip or ring by a clock that went on meanwhile', () => {
    const { player } = given(...inDoubt, after(3 * hourMs));
    const { run, steadyNow } = shown(player);
    expect(recalledItems(run, steadyNow)).toEqual([]);
    expect(alarmOf(player)).toBeNull();
  });

  it('goes on with an alarm that had come, without its stopwatch', () => {
    const alarmed = [live, observe('4.1.2'), after(3 * minuteMs), { type: 'RecordTrips' } as const];
    const { player } = given(...alarmed, restartBehind(58 * minuteMs));
    const alarm = alarmOf(player);
    const [status] = alarm?.tripped ?? [];
    if (status === undefined) throw new Error('no alarm');
    expect(alarmLine(player.run(), status, 60)).toMatchObject({ trigger: '4.1.2', stopwatch: '-:--' });
  });

  it.each([
    ['live', inDoubt, 'T+'],
    ['being deployed', [firstStepStarted, after(minuteMs), restartBehind(hourMs)], null],
  ] as const)('shows no clock of a run that is %s', (_, history, prefix) => {
    const { run, ...now } = shown(given(...history).player);
    expect(clockNow(run, now)).toMatchObject({ prefix, value: '--:--:--' });
    expect(clockColumn(run, now).value).toMatch(/^(?:T\+ )?--:--:--$/);
    expect(clockColumn(run, now).under).toMatch(/^Time not known/);
  });

  it('shows no window in the list of runs, and says why in the name of the row', () => {
    const { run, ...now } = shown(given(...inDoubt).player);
    expect(currentWindow(run, now.steadyNow)).toBeNull();
    const name = liveRowName(run, clockColumn(run, now), now.steadyNow);
    expect(name).toMatch(/^XianFeast 2\.14\.0, Production, time not known, Verify, 0 of \d+ closed/);
  });

  it('names on the wall what is not closed, and no window that would be open', () => {
    const { run, steadyNow } = shown(given(...inDoubt).player);
    expect(wallWork(run, steadyNow)).toMatchObject({ label: '', title: 'Not closed yet', closesAt: null });
  });

  it('says so instead of the time, aloud and to who takes over', () => {
    const { run, steadyNow } = shown(given(...inDoubt).player);
    expect(spokenSummary(run, steadyNow)).toBe('It is not known what time it is. The run asks for it.');
    const lines = readBack(run, steadyNow, null);
    expect(lines[0]?.text).toBe('It is not known what time it is');
    expect(lines.every(({ clock }) => clock === '')).toBe(true);
  });
});
