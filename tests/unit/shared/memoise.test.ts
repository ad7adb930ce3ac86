import { expect, it } from 'vitest';
import { memoised } from '#shared/memoise.ts';

it('works an answer out once for each object, even when the answer is nothing', () => {
  const asked: object[] = [];
  const answer = memoised((key: { readonly size: number }) => {
    asked.push(key);
    return key.size > 1 ? key.size : undefined;
  });
  const [one, two] = [{ size: 1 }, { size: 2 }];
  expect([answer(one), answer(two), answer(one), answer(two)]).toEqual([undefined, 2, undefined, 2]);
  expect(asked).toEqual([one, two]);
  expect(answer({ size: 2 })).toBe(2);
  expect(asked).toHaveLength(3);
});
