import { expect, it } from 'vitest';
import { noUsualTimes, usualTimesFor } from '#shared/insights/usual-times.ts';
import { factsOfRuns } from './generated.ts';

const facts = factsOfRuns({ seed: 3, runs: 40, events: 250 });
const newest = facts.at(-1);
if (newest === undefined) throw new Error('There are runs');

it('tells the median of the newest twelve runs of the same checklist', () => {
  const steps = facts
    .toReversed()
    .filter(({ runId, simulatedClock }) => runId !== newest.runId && !simulatedClock)
    .flatMap((run) => run.steps.filter(({ title }) => title.startsWith('Step 2')))
    .flatMap(({ ms }) => (ms === null || ms < 0 ? [] : [ms]))
    .slice(0, 12)
    .toSorted((a, b) => a - b);
  const usual = usualTimesFor(newest, facts).steps.find(({ title }) => title.startsWith('Step 2'));
  expect(usual?.runs).toBe(12);
  expect(usual?.medianMs).toBe(((steps[5] ?? 0) + (steps[6] ?? 0)) / 2);
});

it('says from how few runs it is', () => {
  const usual = usualTimesFor(newest, facts.slice(0, 2));
  expect(usual.steps.map(({ runs }) => runs)).toEqual([2, 2, 1, 1, 1]);
});

it('knows nothing of another checklist, and nothing of later runs', () => {
  expect(usualTimesFor({ ...newest, checklist: 'Another' }, facts)).toEqual(noUsualTimes);
  expect(usualTimesFor({ ...newest, createdAt: 0 }, facts)).toEqual(noUsualTimes);
});
