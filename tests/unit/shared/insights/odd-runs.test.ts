/** Runs that no number can be made of: each figure leaves them out, and says so. */
import { expect, it } from 'vitest';
import { compareRuns } from '#shared/compare/compare-runs.ts';
import { insightsOf, type Insights } from '#shared/insights/insights.ts';
import { insightsCsv } from '#shared/insights/insights-csv.ts';
import { explainLeftOut, type LeftOut } from '#shared/insights/left-out.ts';
import { factsOf, type RunFacts } from '#shared/insights/run-facts.ts';
import { usualTimesFor } from '#shared/insights/usual-times.ts';
import { sampleNight, sampleRollback } from '../../../support/sample-run.ts';

const night = sampleNight().run;
const plain: RunFacts = { ...factsOf(night), rehearsal: false, simulatedClock: false };
const rolledBack: RunFacts = { ...factsOf(sampleRollback().run), rehearsal: false, simulatedClock: false };
const gate = { gate: 'Go-live', by: 'Mei Lindqvist', reason: 'because', items: 1 };
const overridden = { ...plain, overrides: [gate] };
const negative = (run: RunFacts): RunFacts => ({
  ...run,
  durationMs: -1,
  steps: run.steps.map((step) => ({ ...step, ms: -5000 })),
  windows: run.windows.map((window) => ({ ...window, endMs: -5000 })),
  restore: run.restore === null ? null : { ...run.restore, ms: -1 },
});
const endless = (run: RunFacts): RunFacts => ({
  ...run,
  durationMs: null,
  steps: run.steps.map((step) => ({ ...step, ms: null })),
  windows: run.windows.map((window) => ({ ...window, endMs: null })),
  restore: run.restore === null ? null : { ...run.restore, ms: null },
});

const everything = { kind: 'real', checklist: null, environment: null, since: null } as const;
const lists: Readonly<Record<string, (insights: Insights) => readonly LeftOut[]>> = {
  runs: ({ counts }) => counts.leftOut,
  'change failure rate': ({ changeFailure }) => changeFailure.leftOut,
  'time to restore': ({ restore }) => restore.leftOut,
  'inside their window': ({ inWindow }) => inWindow.leftOut,
  'between go-lives': ({ interval }) => interval.leftOut,
  approvals: ({ approvals }) => approvals.leftOut,
  'runs over time': ({ overTime }) => overTime.leftOut,
  steps: ({ steps }) => steps[0]?.leftOut ?? [],
  windows: ({ windows }) => windows[0]?.leftOut ?? [],
  items: ({ items }) => items.leftOut,
  overrides: ({ overrides }) => overrides.leftOut,
};
const whole = [overridden, rolledBack];
const saidBy = (odd: RunFacts) => {
  const insights = insightsOf([...whole, odd], everything);
  return Object.fromEntries(
    Object.entries(lists).flatMap(([name, pick]) => {
      const said = pick(insights).map(({ because }) => because);
      const before = pick(insightsOf(whole, everything)).map(({ because }) => because);
      const added = said.filter((because) => !before.includes(because));
      return added.length === 0 ? [] : [[name, added.join()]];
    }),
  );
};
const all = (because: string) => Object.fromEntries(Object.keys(lists).map((name) => [name, because]));

it.each(['newer-version', 'damaged'] as const)('a %s run is in no number, and each says so', (unread) => {
  const odd = { ...rolledBack, overrides: [gate], unread };
  expect(saidBy(odd)).toEqual(all(unread));
  const [before, after] = [insightsOf(whole, everything), insightsOf([...whole, odd], everything)];
  expect(after.counts.finished).toBe(before.counts.finished);
  expect(after.changeFailure.share).toBe(before.changeFailure.share);
  expect(after.steps[0]?.spread).toEqual(before.steps[0]?.spread);
  expect(after.items.rows).toEqual(before.items.rows);
  expect(after.overrides.rows).toEqual(before.overrides.rows);
});

it('a clock that went backwards makes no time', () => {
  expect(saidBy(negative(rolledBack))).toEqual({
    'time to restore': 'negative-time',
    'runs over time': 'negative-time',
    steps: 'negative-time',
    windows: 'negative-time',
  });
});

it('what has no end has no time', () => {
  expect(saidBy(endless(rolledBack))).toEqual({
    'time to restore': 'no-end',
    'runs over time': 'no-end',
    steps: 'no-end',
    windows: 'no-end',
  });
});

it('a run without a go-live is in nothing that counts from it', () => {
  const odd = { ...plain, liveAt: null, windows: [], approvals: [] };
  expect(saidBy(odd)).toEqual({
    'change failure rate': 'never-live',
    'inside their window': 'never-live',
    'between go-lives': 'never-live',
    approvals: 'never-live',
  });
});

it('an aborted run counts as a run, and in no quality of what was worked', () => {
  const odd: RunFacts = { ...plain, outcome: 'aborted' };
  expect(saidBy(odd)).toEqual({ 'inside their window': 'aborted', items: 'aborted' });
});

it('a run in progress is not counted yet', () => {
  const odd: RunFacts = { ...overridden, phase: 'verifying', outcome: null, durationMs: null };
  expect(saidBy(odd)).toEqual({
    runs: 'in-progress',
    'change failure rate': 'in-progress',
    'inside their window': 'in-progress',
    'runs over time': 'in-progress',
    items: 'in-progress',
    overrides: 'in-progress',
  });
});

it('the table says below each part what it left out', () => {
  const odd = { ...rolledBack, overrides: [gate], unread: 'damaged' as const };
  const csv = insightsCsv(insightsOf([...whole, odd], everything), 0);
  const parts = csv.split('\r\n\r\n');
  expect(parts).toHaveLength(8);
  for (const part of parts) expect(part).toContain('1 that cannot be read to the end');
});

it('a table tells every run, a chart the newest ones', () => {
  const many = Array.from({ length: 80 }, (_, index) => ({ ...plain, runId: `run-${index}` }));
  expect(insightsOf(many, everything).overTime.points).toHaveLength(60);
  expect(insightsOf(many, everything, new Map(), Infinity).overTime.points).toHaveLength(80);
});

it('a forecast says which earlier runs it is not from', () => {
  const facts = [
    plain,
    rolledBack,
    { ...plain, simulatedClock: true },
    negative(plain),
    endless(plain),
    { ...plain, unread: 'newer-version' as const },
  ].map((run, index) => ({ ...run, runId: `run-${index}` }));
  const usual = usualTimesFor(
    { runId: 'new', checklist: plain.checklist, createdAt: plain.createdAt + 1e9 },
    facts,
  );
  expect(usual.steps[0]?.runs).toBe(2);
  expect(explainLeftOut(usual.leftOut)).toBe(
    'Left out: 1 with a sped-up clock, 1 whose clock went backwards, 1 without an end, 1 written by a newer Runsheet.',
  );
});

it('two runs beside each other tell no time that is none', () => {
  const [step, ...steps] = Object.entries(night.steps);
  if (step === undefined) throw new Error('There are steps');
  const [number, times] = step;
  const backwards = { ...times, ended: { ...times.started, steadyAt: times.started.steadyAt - 1000 } };
  const odd = { ...night, steps: { ...Object.fromEntries(steps), [number]: backwards } };
  const open = { ...night, steps: { ...night.steps, [number]: { ...times, ended: null } } };
  const compared = compareRuns(odd, open);
  expect(compared.spans[0]).toMatchObject({
    one: { tookMs: null, missing: 'negative-time' },
    other: { tookMs: null, missing: 'no-end' },
  });
  expect(explainLeftOut(compared.leftOut)).toBe('Left out: 1 whose clock went backwards, 1 without an end.');
});
