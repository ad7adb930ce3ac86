import { expect, it } from 'vitest';
import { forecastOf } from '#shared/insights/forecast.ts';
import { basisText, forecastSentence, isLateForecast, slackText } from '#shared/insights/forecast-words.ts';
import { median } from '#shared/insights/statistics.ts';
import { noUsualTimes, usualTimesFor, type UsualTimes } from '#shared/insights/usual-times.ts';
import { done, closeItem, playToFirstStep, playToLive } from '../../../support/run-commands.ts';
import { playRun } from '../../../support/run-player.ts';
import { factsOfRuns } from './generated.ts';

const minute = 60_000;
const stepTitles = [
  'Step 1: Pre-Deployment Backup',
  'Step 2: Application Build',
  'Step 3: Database Updates',
  'Step 4: Application Deployment',
  'Step 5: Post-Deployment Verification',
];
/** Ten minutes for each step, three for each item of a window. */
const usual: UsualTimes = {
  steps: stepTitles.map((title) => ({ title, medianMs: 10 * minute, runs: 2 })),
  windowItems: [
    { title: 'Immediate Verification (0-30 minutes)', medianMs: 3 * minute, runs: 2 },
    { title: 'Functional Testing (30-60 minutes)', medianMs: 3 * minute, runs: 2 },
    { title: 'Performance Verification (60-90 minutes)', medianMs: 3 * minute, runs: 2 },
  ],
  gap: null,
  leftOut: [],
};
const nowOf = (player: ReturnType<typeof playRun>) => player.clock.now().wall - player.run().shiftMs;

it('says nothing before the first step, and nothing of what it knows nothing of', () => {
  const player = playRun();
  expect(forecastOf(player.run(), usual, nowOf(player)).lines).toEqual([]);
  playToFirstStep(player);
  expect(forecastOf(player.run(), noUsualTimes, nowOf(player)).lines).toEqual([]);
});

it('adds up the usual times of the steps that are left, and holds them against the plan', () => {
  const player = playToFirstStep(playRun({ details: { plannedAt: null } }));
  const start = nowOf(player);
  const { lines, pace } = forecastOf(player.run(), usual, start);
  expect(pace).toBe(1);
  expect(lines.map(({ endsAt }) => (endsAt - start) / minute)).toEqual([10, 20, 30, 40, 50]);
  expect(lines.every(({ slackMs, runs }) => slackMs === null && runs === 2)).toBe(true);
  const planned = playToFirstStep(playRun({ details: { plannedAt: start - 4 * minute } }));
  const [first] = forecastOf(planned.run(), usual, nowOf(planned)).lines;
  expect(first?.slackMs).toBe(-4 * minute);
});

it('stretches what is left by the pace of this run, within reason', () => {
  const player = playToFirstStep(playRun());
  player.clock.advance(20 * minute);
  for (const item of ['2.1.1', '2.1.2', '2.1.3', '2.1.4']) closeItem(player, item);
  const now = nowOf(player);
  const slow = forecastOf(player.run(), usual, now);
  expect(slow.pace).toBe(2);
  expect(slow.lines.map(({ endsAt }) => (endsAt - now) / minute)).toEqual([20, 40, 60, 80]);
  const running = playToFirstStep(playRun());
  running.clock.advance(90 * minute);
  expect(forecastOf(running.run(), usual, nowOf(running)).pace).toBe(3);
});

it('tells while there is time to act that a window will end late, and that the next one follows from it', () => {
  const player = playToLive(playRun());
  player.clock.advance(24 * minute);
  const live = player.run().goLive?.steadyLiveAt ?? 0;
  const windows = forecastOf(player.run(), usual, nowOf(player)).lines.filter(
    ({ kind }) => kind === 'window',
  );
  const paced = forecastOf(player.run(), usual, nowOf(player)).pace * 3 * minute;
  expect(windows[0]?.endsAt).toBe(live + 24 * minute + 6 * paced);
  expect(windows[1]?.endsAt).toBe(Math.max(windows[0]?.endsAt ?? 0, live + 30 * minute) + 7 * paced);
  for (const item of ['3.1.1', '3.1.2', '3.1.3']) {
    player.play(done(item));
    player.clock.advance(4 * minute);
  }
  const [own] = forecastOf(player.run(), usual, nowOf(player)).lines.filter(({ kind }) => kind === 'window');
  expect(own?.runs).toBe(0);
  expect(own?.endsAt).toBe(nowOf(player) + 3 * 4 * minute);
  expect(own === undefined ? '' : slackText(own)).toBe('18 min late');
  expect(own !== undefined && isLateForecast(own)).toBe(true);
});

it('leaves out what is closed, and ends with the record', () => {
  const player = playToLive(playRun());
  for (const item of ['3.1.1', '3.1.2', '3.1.3', '3.1.4', '3.1.5', '3.1.6']) closeItem(player, item);
  const { lines } = forecastOf(player.run(), usual, nowOf(player));
  expect(lines.map(({ title }) => title)).not.toContain('Immediate Verification (0-30 minutes)');
  player.play({ type: 'AbortRun', reason: 'Nothing works tonight', decidedBy: 'Mei Lindqvist' });
  expect(forecastOf(player.run(), usual, nowOf(player)).lines).toEqual([]);
});

it('says in words from how little it is', () => {
  const line = {
    group: '3.2',
    title: 'Functional Testing (30-60 minutes)',
    kind: 'window' as const,
    endsAt: Date.UTC(2026, 10, 18, 1, 41),
    slackMs: -6 * minute,
    runs: 2,
  };
  expect(forecastSentence(line, { shiftMs: 0, offsetMinutes: 60 })).toBe(
    'Functional Testing (30-60 minutes) ends 02:41 at this pace, 6 min late, from 2 runs.',
  );
  expect(slackText({ ...line, slackMs: 4 * minute })).toBe('4 min to spare');
  expect(slackText({ ...line, slackMs: 319 * minute })).toBe('5 h 19 min to spare');
  expect(slackText({ ...line, slackMs: 10_000 })).toBe('on time');
  expect(slackText({ ...line, slackMs: null })).toBe('');
  expect(basisText(0)).toBe('from this run alone');
  expect(basisText(1)).toBe('from 1 run');
});

it('forecasts a generated night within the usual spread of such nights', () => {
  const facts = factsOfRuns({ seed: 9, runs: 30, events: 250 });
  const known = usualTimesFor(
    { runId: 'new-run', checklist: facts[0]?.checklist ?? '', createdAt: Infinity },
    facts,
  );
  expect(known.steps.length).toBe(5);
  const player = playToFirstStep(playRun());
  const start = nowOf(player);
  const ends = forecastOf(player.run(), known, start).lines.at(-1)?.endsAt ?? 0;
  const lives = facts
    .filter(({ toLiveMs, simulatedClock }) => toLiveMs !== null && toLiveMs > 0 && !simulatedClock)
    .flatMap(({ toLiveMs }) => toLiveMs ?? []);
  const toLive = median(lives) ?? 0;
  expect((ends - start) / toLive).toBeGreaterThan(0.75);
  expect((ends - start) / toLive).toBeLessThan(1.25);
});
