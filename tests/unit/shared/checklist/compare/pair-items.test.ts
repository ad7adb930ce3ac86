import { describe, expect, it } from 'vitest';
import type { ComparableItem } from '#shared/checklist/compare/comparable-item.ts';
import { likenessOfTexts } from '#shared/checklist/compare/likeness.ts';
import { pairItems } from '#shared/checklist/compare/pair-items.ts';

const services = [
  'billing',
  'search',
  'mail',
  'login',
  'images',
  'reports',
  'queue',
  'cache',
  'proxy',
] as const;
const works = ['answers', 'is restarted', 'has its certificate', 'writes its log', 'was scaled'] as const;

function one<T>(of: readonly T[], at: number): T {
  // `as`: the remainder is below the length of a list that has something in it.
  return of[at % of.length] as T;
}

const textOf = (at: number): string => `Check that ${one(services, at)} ${at} ${one(works, at >> 2)}`;
const chineseOf = (at: number): string => `确认第${at}个服务已经启动并且日志正常`;

function group(count: number, words: (at: number) => string): readonly ComparableItem[] {
  return Array.from({ length: count }, (_, at) => ({
    number: `1.1.${at + 1}`,
    text: words(at),
    group: 'All',
    at,
  }));
}

function compared(older: readonly ComparableItem[], newer: readonly ComparableItem[]) {
  const likeness = likenessOfTexts();
  let comparisons = 0;
  const { reworded, inPlace } = pairItems(older, newer, (before, after) => {
    comparisons += 1;
    return likeness(before, after);
  });
  const right = reworded.pairs.filter(({ before, after }) => before.at === after.at).length;
  return { comparisons, right, inPlace: inPlace.pairs.length };
}

describe('items of one group that were all reworded', () => {
  it.each([
    ['in words', textOf, (at: number) => `${textOf(at)} again, please`],
    ['in a script without spaces', chineseOf, (at: number) => `请${chineseOf(at)}。`],
  ])('are compared as many times as there are items, not each with each (%s)', (_, before, after) => {
    const [hundreds, thousands] = [500, 2000].map((count) =>
      compared(group(count, before), group(count, after)),
    );
    expect(hundreds?.right).toBe(500);
    expect(thousands?.right).toBe(2000);
    expect(hundreds?.comparisons).toBeLessThan(500 * 64);
    expect(thousands?.comparisons).toBeLessThan(2000 * 64);
  });

  it('find their other one far from where they stood', () => {
    const older = group(600, textOf);
    const newer = group(600, (at) => `${textOf(599 - at)} again`);
    const { reworded } = pairItems(older, newer);
    expect(reworded.pairs.filter(({ before, after }) => before.at === 599 - after.at)).toHaveLength(600);
  });

  it('are all looked at in a small group, wherever they stand', () => {
    const older = group(60, (at) => (at === 3 ? 'Warm the caches of the shop' : `Number ${at}`));
    const newer = group(60, (at) => (at === 50 ? 'Warm all caches of the shop' : `Number ${at}`));
    expect(
      pairItems(older, newer).reworded.pairs.map(({ before, after }) => [before.at, after.at]),
    ).toContainEqual([3, 50]);
  });

  it('and none when nothing is alike', () => {
    const { reworded } = pairItems(
      group(200, textOf),
      group(200, (at) => `数据库 ${'第'.repeat(at % 7)}`),
    );
    expect(reworded.pairs).toEqual([]);
    expect(reworded.older).toHaveLength(200);
    expect(reworded.newer).toHaveLength(200);
  });
});

it('pairs thousands of items of the same words first with first', () => {
  const same = group(20_000, () => 'Check');
  expect(pairItems(same, same).inPlace.pairs.every(({ before, after }) => before === after)).toBe(true);
});
