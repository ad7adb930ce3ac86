import { expect, it } from 'vitest';
import { explainAdvice, itemKey, rankItems } from '#shared/insights/item-ranking.ts';
import { explainLeftOut } from '#shared/insights/left-out.ts';
import { factsOfRuns } from './generated.ts';

it('says what a number left out', () => {
  expect(explainLeftOut([])).toBe('');
  expect(
    explainLeftOut([
      { because: 'in-progress', count: 2 },
      { because: 'negative-time', count: 1 },
    ]),
  ).toBe('Left out: 2 in progress, 1 whose clock went backwards.');
});

const [deployed] = factsOfRuns({ seed: 5, runs: 3, events: 250 });
if (deployed === undefined) throw new Error('There is a run');
const ended = (how: 'failed' | 'deferred' | 'not-applicable' | 'done', runs: number, of: number) =>
  Array.from({ length: of }, (_, index) => ({
    ...deployed,
    outcome: 'deployed' as const,
    items:
      index < runs
        ? [{ number: '6.2.4', text: 'Press release', group: 'Public', ended: how, late: how === 'done' }]
        : [],
  }));

it.each([
  ['not-applicable', 11, 12, 'not applicable in 11 of 12 runs: remove it?'],
  ['deferred', 6, 12, 'deferred in 6 of 12 runs: move it later?'],
  ['failed', 7, 12, 'failed in 7 of 12 runs: mend what it checks, or its wording?'],
  ['done', 9, 12, 'late in 9 of 12 runs: give its window more time?'],
  ['not-applicable', 4, 4, ''],
  ['not-applicable', 5, 12, ''],
] as const)('advises on an item that ended %s in %d of %d runs', (how, runs, of, advice) => {
  const [item] = rankItems(ended(how, runs, of), new Map()).rows;
  expect(item === undefined ? null : explainAdvice(item)).toBe(advice);
});

it('counts only runs whose version of the checklist has the item', () => {
  const runs = ended('failed', 3, 12).map((run, index) => ({
    ...run,
    checklistSha256: index < 6 ? 'a' : 'b',
  }));
  const wordings = new Map([
    ['a', new Set([itemKey({ group: 'Public', text: 'Press release' })])],
    ['b', new Set<string>()],
  ]);
  expect(rankItems(runs, wordings).rows[0]).toMatchObject({ runs: 6, failed: 3 });
});
