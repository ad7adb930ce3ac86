/** What the generator makes is what the app itself would take. */
import { expect, it } from 'vitest';
import { generateRun } from '../../../support/generated/generated-run.ts';
import { startedRuns } from './generated.ts';

it('tells the same story for the same seed, alone or among others', () => {
  const options = { seed: 2, runs: 30, events: 250 };
  expect(generateRun(7, options)).toEqual(generateRun(7, options));
  expect(generateRun(7, { ...options, seed: 3 }).lines[1]).not.toBe(generateRun(7, options).lines[1]);
});

it('makes chains that hold, of as many events as asked for', () => {
  const runs = startedRuns({ seed: 2, runs: 12, events: 1000 });
  expect(runs.filter(({ phase }) => phase === 'sealed').length).toBeGreaterThan(6);
  for (const run of runs.filter(({ phase }) => phase === 'sealed')) expect(run.position).toBe(1000);
  expect(runs.slice(-2).map(({ phase }) => phase)).toEqual(['preparing', 'preparing']);
});
