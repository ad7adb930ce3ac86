import { describe, expect, it } from 'vitest';
import { reviewEntries } from '#shared/review/review-entries.ts';
import { done, failed, hold, notApplicable, observe } from '../../../support/run-commands.ts';
import { after, given, live, startingPoint, type Happening } from '../../../support/run-spec.ts';
import { playNight } from '../../../support/sample-run.ts';

const minute = 60_000;
const night = startingPoint(playNight);
const of = (...history: readonly Happening[]) => reviewEntries(given(...history).player.run());
const undoNewest: Happening = (player) => player.play({ type: 'UndoMark', position: player.run().position });
const slept =
  (ms: number): Happening =>
  (player) => {
    const { wall } = player.clock.now();
    player.play({ type: 'RecordClockDisturbance', kind: 'slept', fromAt: wall - ms, toAt: wall, shiftMs: 0 });
  };

describe('the post-run review', () => {
  it('tells a whole night in order of time, each entry once', () => {
    const entries = of(night);
    expect(entries.length).toBeGreaterThan(5);
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
    const times = entries.map(({ steadyAt }) => steadyAt);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('names the item in its own words, who, and the time since go-live', () => {
    const [late] = of(live, after(35 * minute), done('3.1.5')).filter(({ kind }) => kind === 'late');
    expect(late).toMatchObject({
      item: '3.1.5',
      wording: 'CDN serving static assets',
      text: 'done 5:00 late',
      sinceLiveMs: 35 * minute,
      by: 'Mei Lindqvist',
    });
  });

  it('keeps a failure in it that was mended later, and says when the item was opened again', () => {
    const kinds = of(
      live,
      after(minute),
      failed('3.1.2', 'Login is slow'),
      after(minute),
      { type: 'ReopenItem', item: '3.1.2' },
      after(minute),
      done('3.1.2'),
    )
      .filter(({ item }) => item === '3.1.2')
      .map(({ kind, text }) => [kind, text]);
    expect(kinds).toEqual([
      ['failed', 'Login is slow'],
      ['reopened', ''],
    ]);
  });

  it('leaves out a mark that was taken back', () => {
    const entries = of(live, notApplicable('3.1.2', 'No login here'), undoNewest);
    expect(entries.filter(({ item }) => item === '3.1.2')).toEqual([]);
  });

  it('has a breach with how it ended, and each hold by who decided it', () => {
    const player = given(live, after(minute), observe('4.1.2'), after(3 * minute)).player;
    player.play({ type: 'RecordTrips' });
    player.play(hold(player.clock.now().wall + 5 * minute));
    const entries = reviewEntries(player.run()).filter(({ item }) => item === '4.1.2');
    expect(entries).toMatchObject([
      { kind: 'tripped', text: 'still observed at the end' },
      { kind: 'hold', by: 'Tomás Arriaga' },
    ]);
  });

  it('has a sleep of a minute in the night, and none of the days before', () => {
    expect(of(slept(8 * 3_600_000)).filter(({ kind }) => kind === 'clock')).toEqual([]);
    expect(of(live, slept(20_000)).filter(({ kind }) => kind === 'clock')).toEqual([]);
    expect(of(live, slept(6 * minute)).filter(({ kind }) => kind === 'clock')).toHaveLength(1);
  });

  it('has notes of the night with their whole text, and none of the follow-ups', () => {
    const notes = of(night, { type: 'AddNote', item: '13.1.2', round: 0, text: 'All quiet' }).filter(
      ({ kind }) => kind === 'note',
    );
    expect(notes.map(({ text }) => text)).not.toContain('All quiet');
  });

  it('changes no key when time goes on', () => {
    const before = given(night).player;
    const keys = reviewEntries(before.run()).map(({ key }) => key);
    const later = given(night, after(86_400_000), {
      type: 'MarkFollowUp',
      item: '13.1.2',
      round: 0,
      state: 'failed',
      note: 'Two users could not log in',
    }).player;
    expect(reviewEntries(later.run()).map(({ key }) => key)).toEqual(keys);
  });

  it('says nothing of what went plainly', () => {
    expect(of(live, after(minute), done('3.1.2')).filter(({ item }) => item === '3.1.2')).toEqual([]);
  });
});
