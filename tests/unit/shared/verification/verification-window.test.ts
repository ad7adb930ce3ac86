import { describe, expect, it } from 'vitest';
import { timingAt, timingOf } from '#shared/verification/timing.ts';
import {
  dueWindow,
  lastClose,
  verificationWindows,
  verifyGroups,
  watchEnds,
  windowPhase,
} from '#shared/verification/verification-window.ts';
import { closeItem, done } from '../../../support/run-commands.ts';
import { playRun, type RunPlayer } from '../../../support/run-player.ts';
import { after, given, live } from '../../../support/run-spec.ts';

const minute = 60_000;
const steady = (player: RunPlayer) => player.clock.now().wall - player.run().shiftMs;
const extend = (group: string, toMinutes: number) =>
  ({ type: 'ExtendWindow', group, toMinutes, reason: 'slow tester' }) as const;

describe('verification windows', () => {
  it('stand still until go-live', () => {
    const run = given().player.run();
    expect(verificationWindows(run).map(({ group, steadyOpens }) => [group.number, steadyOpens])).toEqual([
      ['3.1', null],
      ['3.2', null],
      ['3.3', null],
    ]);
    expect(watchEnds(run)).toBeNull();
    expect(timingOf(run, '3.1.1', 0)).toEqual({ kind: 'none' });
  });

  it('open and close by the minute from go-live; done at the very end is late', () => {
    const { player } = given(live);
    const start = steady(player);
    const [first, second] = verificationWindows(player.run());
    expect(first && windowPhase(first, start)).toBe('open');
    expect(first && windowPhase(first, start + 30 * minute)).toBe('closed');
    expect(second && windowPhase(second, start + 30 * minute - 1)).toBe('before');
    expect(timingAt(player.run(), '3.1.1', start + 30 * minute - 1)).toEqual({ kind: 'on-time' });
    expect(timingAt(player.run(), '3.1.1', start + 30 * minute)).toEqual({ kind: 'late', byMs: 0 });
    expect(timingAt(player.run(), '3.2.1', start + 20 * minute)).toEqual({
      kind: 'early',
      byMs: 10 * minute,
    });
  });

  it('hold the group without a window to the last end, extended or not', () => {
    const { player } = given(live, extend('3.3', 105));
    const run = player.run();
    const security = verifyGroups(run).find(({ number }) => number === '3.4');
    expect(security && dueWindow(run, security)).toMatchObject({ fromMinutes: 0, toMinutes: 105 });
    expect(lastClose(run)).toBe(105);
    expect(watchEnds(run)).toBe((run.goLive?.steadyLiveAt ?? 0) + 105 * minute);
  });

  it('cannot be moved by sleep or by setting the clock', () => {
    const { player } = given(live);
    player.clock.sleep(20 * minute);
    const wall = player.clock.now().wall;
    player.clock.step(-58 * minute);
    player.play({
      type: 'RecordClockDisturbance',
      kind: 'stepped',
      fromAt: wall,
      toAt: wall - 58 * minute,
      shiftMs: -58 * minute,
    });
    expect(timingOf(player.run(), '3.1.1', steady(player))).toEqual({ kind: 'due', inMs: 10 * minute });
    player.clock.advance(13 * minute);
    closeItem(player, '3.1.1');
    expect(timingOf(player.run(), '3.1.1', steady(player))).toEqual({ kind: 'late', byMs: 3 * minute });
  });

  it('count late from the corrected go-live', () => {
    const { player } = given(live, after(33 * minute), done('3.1.1'));
    const liveAt = (player.run().goLive?.liveAt ?? 0) + 5 * minute;
    expect(timingOf(player.run(), '3.1.1', 0)).toMatchObject({ kind: 'late' });
    player.play({ type: 'CorrectGoLive', liveAt, reason: 'traffic moved later' });
    expect(timingOf(player.run(), '3.1.1', 0)).toEqual({ kind: 'on-time' });
  });

  it('do not exist where the document names none', () => {
    const run = playRun({ markdown: '# List\n\n- [ ] One\n- [ ] Two\n' }).run();
    expect(verificationWindows(run)).toEqual([]);
    expect(lastClose(run)).toBeNull();
  });
});
