/** More of the statistics computed a second time: what is spread, by month, late, passed by override, or approved. */
import { expect, it } from 'vitest';
import { insightsOf } from '#shared/insights/insights.ts';
import { factsOfRuns, rawRuns, type RawEvent } from './generated.ts';

const options = { seed: 31, runs: 140, events: 255 };
const raw = rawRuns(options);
const insights = insightsOf(factsOfRuns(options), {
  kind: 'real',
  checklist: null,
  environment: null,
  since: null,
});

type Raw = readonly RawEvent[];
const all = (run: Raw, type: string) => run.filter(({ event }) => event.type === type);
const outcomeOf = (run: Raw) =>
  all(run, 'RunAborted').length > 0 ? 'aborted' : all(run, 'RecordClosed')[0]?.event['outcome'];
const liveOf = (run: Raw) => {
  const [live] = all(run, 'GoLiveDeclared');
  return live === undefined ? null : Number(live.event['liveAt']);
};
const real = raw.filter((run) => run[0]?.event['rehearsal'] === false);
const finished = real.filter((run) => outcomeOf(run) !== undefined);
const dateOf = (run: Raw) => liveOf(run) ?? Number(run[0]?.at);
const monthOf = (at: number) => new Date(at).toISOString().slice(0, 7);

/** By rank, as a textbook has it: the value at 1 + (n - 1) * share, with a straight line between two. */
function quartile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = 1 + (sorted.length - 1) * share;
  const whole = Math.trunc(rank);
  const [below = Number.NaN, above = below] = [sorted[whole - 1], sorted[whole]];
  return below * (1 - (rank - whole)) + above * (rank - whole);
}

const titles: Readonly<Record<string, string>> = {
  '2.1': 'Step 1: Pre-Deployment Backup',
  '2.2': 'Step 2: Application Build',
  '2.3': 'Step 3: Database Updates',
  '2.4': 'Step 4: Application Deployment',
  '2.5': 'Step 5: DNS and SSL',
};

/** The time of one step in each run that has one, oldest run first. */
function stepTimes(group: string) {
  return real
    .toSorted((a, b) => dateOf(a) - dateOf(b))
    .flatMap((run) => {
      const of = (type: string) => all(run, type).find(({ event }) => event['group'] === group)?.at;
      const [start, end] = [of('StepStarted'), of('StepEnded')];
      return start === undefined || end === undefined || end < start
        ? []
        : [{ month: monthOf(dateOf(run)), ms: end - start }];
    });
}

it('spreads each step over quartiles', () => {
  const seen = insights.steps.map(({ title, spread }) => ({ title, ...spread }));
  expect(seen).toHaveLength(5);
  for (const [group, title] of Object.entries(titles)) {
    const times = stepTimes(group).map(({ ms }) => ms);
    const found = seen.find((step) => step.title.startsWith(title.slice(0, 7)));
    expect(found?.lower).toBeCloseTo(quartile(times, 0.25), 6);
    expect(found?.median).toBeCloseTo(quartile(times, 0.5), 6);
    expect(found?.upper).toBeCloseTo(quartile(times, 0.75), 6);
    expect(found?.lower).toBeLessThan(found?.upper ?? 0);
  }
});

it('tells each step month by month', () => {
  for (const [group, title] of Object.entries(titles)) {
    const found = insights.steps.find((step) => step.title.startsWith(title.slice(0, 7)));
    const byMonth = Map.groupBy(stepTimes(group), ({ month }) => month);
    expect(byMonth.size).toBeGreaterThan(6);
    expect(found?.months.map(({ month, runs }) => [month, runs])).toEqual(
      [...byMonth].map(([month, times]) => [month, times.length]),
    );
    for (const { month, medianMs } of found?.months ?? []) {
      const times = byMonth.get(month)?.map(({ ms }) => ms) ?? [];
      expect(medianMs).toBeCloseTo(quartile(times, 0.5), 6);
    }
  }
});

it('counts month by month how runs ended, and their median', () => {
  const ended = finished
    .toSorted((a, b) => dateOf(a) - dateOf(b))
    .flatMap((run) => {
      const starts = all(run, 'StepStarted').map(({ at }) => at);
      const start = starts.length > 0 ? Math.min(...starts) : (liveOf(run) ?? Number.NaN);
      const end = run.find(({ event }) => event.type === 'RecordClosed' || event.type === 'RunAborted');
      const ms = (end?.at ?? Number.NaN) - start;
      return ms >= 0 ? [{ month: monthOf(dateOf(run)), outcome: outcomeOf(run), ms }] : [];
    });
  const months = [...Map.groupBy(ended, ({ month }) => month)].map(([month, runs]) => ({
    month,
    deployed: runs.filter(({ outcome }) => outcome === 'deployed').length,
    rolledBack: runs.filter(({ outcome }) => outcome === 'rolled-back').length,
    aborted: runs.filter(({ outcome }) => outcome === 'aborted').length,
  }));
  expect(months.length).toBeGreaterThan(6);
  expect(insights.overTime.months.map(({ medianMs: _median, ...month }) => month)).toEqual(months);
  for (const { month, medianMs } of insights.overTime.months) {
    const times = ended.filter((run) => run.month === month).map(({ ms }) => ms);
    expect(medianMs).toBeCloseTo(quartile(times, 0.5), 6);
  }
});

it('counts how often each item was done after its window', () => {
  // Minutes after go-live at which each window of the shipped checklist closes, by its text.
  const closes: Readonly<Record<string, number>> = { '3.1': 30, '3.2': 60, '3.3': 90, '3.4': 90 };
  const late = new Map<string, number>();
  for (const run of finished.filter((one) => outcomeOf(one) !== 'aborted')) {
    const live = liveOf(run);
    const last = new Map(all(run, 'ItemMarked').map((mark) => [String(mark.event['item']), mark]));
    for (const [item, { at, event }] of last) {
      const minutes = closes[item.slice(0, 3)];
      if (live === null || minutes === undefined || event['state'] !== 'done') continue;
      if (at >= live + minutes * 60_000) late.set(item, (late.get(item) ?? 0) + 1);
    }
  }
  expect(late.size).toBeGreaterThan(2);
  const found = insights.items.rows
    .filter((row) => row.late > 0)
    .map((row) => [row.number, row.late] as const);
  expect(new Map(found)).toEqual(late);
});

it('counts every gate passed by override, once for each run, and how those runs ended', () => {
  const passed = finished.flatMap((run) => {
    const gates = all(run, 'GatePassed')
      .filter(({ event }) => event['override'] !== null)
      .map(({ event }) => String(event['gate']));
    return [...new Set(gates)].map((gate) => ({ gate, outcome: outcomeOf(run) }));
  });
  const byGate = Map.groupBy(passed, ({ gate }) => gate);
  expect(byGate.size).toBeGreaterThan(2);
  expect(insights.overrides.rows).toHaveLength(byGate.size);
  for (const [gate, runs] of byGate) {
    const count = (outcome: string) => runs.filter((run) => run.outcome === outcome).length;
    const row = insights.overrides.rows.find((one) =>
      one.gate.startsWith((titles[gate] ?? gate).slice(0, 7)),
    );
    expect(row).toMatchObject({
      runs: runs.length,
      deployed: count('deployed'),
      rolledBack: count('rolled-back'),
      aborted: count('aborted'),
    });
  }
});

it('tells how long before go-live each role approved, its first approval only', () => {
  const leads = real.flatMap((run) => {
    const live = liveOf(run);
    if (live === null) return [];
    const first = new Map<string, number>();
    for (const { at, event } of all(run, 'SignOffGiven')) {
      const slot = String(event['slot']);
      if (event['meaning'] !== 'decline' && !first.has(slot)) first.set(slot, at);
    }
    return [...first.values()].map((at) => live - at);
  });
  const before = leads.filter((ms) => ms >= 0);
  expect(before.length).toBeGreaterThan(10);
  expect(before.length).toBeLessThan(leads.length);
  expect(insights.approvals).toMatchObject({
    count: before.length,
    approvals: leads.length,
    retrospective: leads.length - before.length,
  });
  expect(insights.approvals.medianMs).toBeCloseTo(quartile(before, 0.5), 6);
});
