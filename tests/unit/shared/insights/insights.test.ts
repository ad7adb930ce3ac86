/** Statistics against a second computation, written here from the raw ledgers with nothing of shared/ but the times. */
import { describe, expect, it } from 'vitest';
import { insightsOf } from '#shared/insights/insights.ts';
import { factsOfRuns, rawRuns, type RawEvent } from './generated.ts';

const options = { seed: 14, runs: 120, events: 260 };
const raw = rawRuns(options);
const facts = factsOfRuns(options);
const everything = { kind: 'real', checklist: null, environment: null, since: null } as const;
const insights = insightsOf(facts, everything);

type Raw = readonly RawEvent[];
const all = (run: Raw, type: string) => run.filter(({ event }) => event.type === type);
const created = (run: Raw) =>
  run[0]?.event as unknown as {
    readonly rehearsal: boolean;
    readonly simulatedClock: boolean;
  };
const outcomeOf = (run: Raw) =>
  all(run, 'RunAborted').length > 0 ? 'aborted' : all(run, 'RecordClosed')[0]?.event['outcome'];
const real = raw.filter((run) => !created(run).rehearsal);
const finished = real.filter((run) => outcomeOf(run) !== undefined);
const wentLive = (run: Raw) => all(run, 'GoLiveDeclared').length > 0;
const middle = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(half)] ?? 0)
    : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
};
const stepTimesOf = (run: Raw, group: string) => {
  const started = run.find(({ event }) => event.type === 'StepStarted' && event['group'] === group);
  const ended = run.find(({ event }) => event.type === 'StepEnded' && event['group'] === group);
  return started === undefined || ended === undefined ? null : ended.at - started.at;
};

it('has something of everything to count', () => {
  expect(insights.counts.rolledBack).toBeGreaterThan(2);
  expect(insights.counts.aborted).toBeGreaterThan(1);
  expect(insights.changeFailure.leftOut.map(({ because }) => because).toSorted()).toEqual([
    'in-progress',
    'never-live',
  ]);
});

describe('the key numbers', () => {
  it('count runs by how they ended', () => {
    const count = (outcome: string) => finished.filter((run) => outcomeOf(run) === outcome).length;
    expect(insights.counts).toMatchObject({
      finished: finished.length,
      deployed: count('deployed'),
      rolledBack: count('rolled-back'),
      aborted: count('aborted'),
    });
  });

  it('tell the change failure rate of finished runs that went live', () => {
    const live = finished.filter(wentLive);
    const failed = live.filter((run) => outcomeOf(run) === 'rolled-back');
    expect(insights.changeFailure.share).toBe(failed.length / live.length);
    const never = insights.changeFailure.leftOut.find(({ because }) => because === 'never-live');
    expect(never?.count).toBe(finished.length - live.length);
  });

  it('tell the time to restore from the first observation to the verified rollback', () => {
    const times = finished
      .filter((run) => outcomeOf(run) === 'rolled-back')
      .flatMap((run) => {
        const observed = all(run, 'TriggerObserved')[0]?.event['since'];
        const verified = run.find(
          ({ event }) =>
            event.type === 'ItemMarked' && event['item'] === '4.2.4' && event['state'] === 'done',
        );
        return verified === undefined ? [] : [verified.at - Number(observed)];
      });
    expect(insights.restore.rows.map(({ ms }) => ms).toSorted((a, b) => a - b)).toEqual(
      times.toSorted((a, b) => a - b),
    );
    expect(insights.restore.medianMs).toBe(middle(times));
  });

  it('tell the median time between go-lives', () => {
    const lives = real
      .flatMap((run) => all(run, 'GoLiveDeclared').map(({ event }) => Number(event['liveAt'])))
      .sort((a, b) => a - b);
    const between = lives.slice(1).map((live, index) => live - (lives[index] ?? 0));
    expect(insights.interval).toMatchObject({ medianMs: middle(between), count: lives.length });
  });

  it('tell which approvals came after go-live', () => {
    const given = real.filter(wentLive).flatMap((run) => {
      const live = Number(all(run, 'GoLiveDeclared')[0]?.event['liveAt']);
      return all(run, 'SignOffGiven').map(({ at }) => live - at);
    });
    expect(insights.approvals.approvals).toBe(given.length);
    expect(insights.approvals.retrospective).toBe(given.filter((lead) => lead < 0).length);
    expect(insights.approvals.medianMs).toBe(middle(given.filter((lead) => lead >= 0)));
  });

  it('tell the share of items done inside their window', () => {
    // The windows of the shipped checklist by its text: minutes after go-live at which each closes.
    const closes: Readonly<Record<string, number>> = { '3.1': 30, '3.2': 60, '3.3': 90, '3.4': 90 };
    let done = 0;
    let late = 0;
    for (const run of finished.filter((one) => outcomeOf(one) === 'deployed' && wentLive(one))) {
      const live = Number(all(run, 'GoLiveDeclared')[0]?.event['liveAt']);
      for (const { at, event } of all(run, 'ItemMarked')) {
        const minutes = closes[String(event['item']).slice(0, 3)];
        if (minutes === undefined || event['state'] !== 'done') continue;
        done += 1;
        if (at >= live + minutes * 60_000) late += 1;
      }
    }
    expect(late).toBeGreaterThan(0);
    expect(insights.inWindow).toMatchObject({ part: done - late, whole: done });
  });
});

describe('the times of work', () => {
  it('give each step its median, range and last time, without what a clock made negative', () => {
    for (const [group, title] of [
      ['2.1', 'Step 1: Pre-Deployment Backup'],
      ['2.2', 'Step 2: Application Build'],
      ['2.3', 'Step 3: Database Updates'],
    ] as const) {
      const times = real.map((run) => stepTimesOf(run, group)).filter((ms) => ms !== null);
      const kept = times.filter((ms) => ms >= 0);
      const step = insights.steps.find((one) => one.title === title);
      expect(step?.spread.count).toBe(kept.length);
      expect(step?.spread.median).toBe(middle(kept));
      expect(step?.spread.min).toBe(Math.min(...kept));
      expect(step?.spread.max).toBe(Math.max(...kept));
      const negative = step?.leftOut.find(({ because }) => because === 'negative-time')?.count ?? 0;
      expect(negative).toBe(times.length - kept.length);
    }
    expect(insights.steps[1]?.leftOut).toContainEqual({
      because: 'negative-time',
      count: expect.any(Number) as number,
    });
  });

  it('leave out of the runs over time what went backwards, and say so', () => {
    const spans = finished.map((run) => {
      const starts = all(run, 'StepStarted').map(({ at }) => at);
      const lives = all(run, 'GoLiveDeclared').map(({ event }) => Number(event['liveAt']));
      const end = run.find(({ event }) => event.type === 'RecordClosed' || event.type === 'RunAborted');
      return (end?.at ?? Number.NaN) - Math.min(...(starts.length > 0 ? starts : lives));
    });
    expect(insights.overTime.of).toBe(spans.filter((ms) => ms >= 0).length);
    const newest = insights.overTime.points.at(-1);
    expect(newest?.durationMs).toBe(spans.findLast((ms) => ms >= 0));
  });
});

describe('the ranking of items', () => {
  it('counts how each item ended in runs worked to an end', () => {
    const ended = finished.filter((run) => outcomeOf(run) !== 'aborted');
    for (const item of insights.items.rows.slice(0, 15)) {
      // Item 2.1.4 of the second version is another one than that of the first.
      if (item.group === 'Step 1: Pre-Deployment Backup') continue;
      const last = ended.flatMap((run) => {
        const marks = all(run, 'ItemMarked').filter(({ event }) => event['item'] === item.number);
        return marks.slice(-1).map(({ event }) => event['state']);
      });
      expect({ ...item, failed: last.filter((state) => state === 'failed').length }).toEqual(item);
      expect({ ...item, deferred: last.filter((state) => state === 'deferred').length }).toEqual(item);
      expect({ ...item, notApplicable: last.filter((state) => state === 'not-applicable').length }).toEqual(
        item,
      );
      expect(item.runs).toBe(ended.length);
    }
  });

  it('counts gates passed by override, and how those runs ended', () => {
    const passed = finished.filter((run) =>
      all(run, 'GatePassed').some(({ event }) => event['gate'] === '2.3' && event['override'] !== null),
    );
    expect(insights.overrides.rows.find(({ gate }) => gate === 'Step 3: Database Updates')).toMatchObject({
      runs: passed.length,
      rolledBack: passed.filter((run) => outcomeOf(run) === 'rolled-back').length,
    });
  });
});

it('keeps rehearsals apart, and leaves sped-up ones out of every time', () => {
  const rehearsals = insightsOf(facts, { ...everything, kind: 'rehearsal' });
  const rawRehearsals = raw.filter((run) => created(run).rehearsal);
  const times = rawRehearsals
    .filter((run) => !created(run).simulatedClock)
    .map((run) => stepTimesOf(run, '2.1'))
    .filter((ms) => ms !== null && ms >= 0);
  expect(rehearsals.steps[0]?.spread.count).toBe(times.length);
  expect(rehearsals.steps[0]?.leftOut).toContainEqual({
    because: 'simulated-clock',
    count: rawRehearsals.filter((run) => created(run).simulatedClock && stepTimesOf(run, '2.1') !== null)
      .length,
  });
});

it('chooses by checklist, environment and time', () => {
  const since = Date.UTC(2026, 6, 1);
  const staging = insightsOf(facts, { ...everything, environment: 'Staging', since });
  const wanted = finished.filter((run) => {
    const details = run[0]?.event['details'] as { readonly environment: string };
    const live = all(run, 'GoLiveDeclared')[0]?.event['liveAt'];
    return details.environment === 'Staging' && Number(live ?? run[0]?.at) >= since;
  });
  expect(staging.counts.finished).toBe(wanted.length);
  expect(insightsOf(facts, { ...everything, checklist: 'Another one' }).counts.finished).toBe(0);
});

it('says nothing of nothing', () => {
  const nothing = insightsOf([], everything);
  expect(nothing.changeFailure.share).toBeNull();
  expect(nothing.restore.medianMs).toBeNull();
  expect(nothing.items.rows).toEqual([]);
});
