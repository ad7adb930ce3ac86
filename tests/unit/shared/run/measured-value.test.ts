import { describe, expect, it } from 'vitest';
import type { Limit } from '#shared/checklist/checklist.ts';
import { goesOnAsValue, judgeValue } from '#shared/run/measured-value.ts';

const under3s: Limit = { words: 'under 3 seconds', comparison: '<', value: 3, unit: 'seconds' };
const under500: Limit = { words: 'under 500ms', comparison: '<', value: 500, unit: 'ms' };
const atLeast: Limit = { words: 'at least 99.9%', comparison: '>=', value: 99.9, unit: '%' };
const size: Limit = { words: 'at most 2 MB', comparison: '<=', value: 2, unit: 'MB' };
const rate: Limit = { words: '> 40', comparison: '>', value: 40, unit: '' };

describe('a measured value', () => {
  it.each([
    [under3s, '2.4', 'inside', '2.4 s', ''],
    [under3s, '2,8 s', 'inside', '2,8 s', ''],
    [under3s, '2800ms', 'inside', '2800 ms', ''],
    [under3s, '3', 'over', '3 s', '0'],
    [under3s, '3200 ms', 'over', '3200 ms', '0.2 seconds'],
    [under3s, '1 min', 'over', '1 min', '57 seconds'],
    [under500, '640', 'over', '640 ms', '140'],
    [under500, '1,234.5 ms', 'over', '1,234.5 ms', '734.5'],
    [under500, '1.234,5 ms', 'over', '1.234,5 ms', '734.5'],
    [under500, '0,125 s', 'inside', '0,125 s', ''],
    [atLeast, '99.95 %', 'inside', '99.95%', ''],
    [atLeast, '99.5', 'over', '99.5%', '0.4'],
    [size, '2', 'inside', '2 MB', ''],
    [size, '2 GB', 'over', '2 GB', '1998 MB'],
    [rate, '41', 'inside', '41', ''],
    [rate, '40', 'over', '40', '0'],
  ] as const)('of %o typed as %s is %s', (...[limit, typed, kind, text, over]) => {
    expect(judgeValue(limit, typed)).toEqual({ kind, text, over });
  });

  it.each(['fast', '', 'about 3', '3 apples', '2.8 MB', '1,200', '1.2.3', '--3', 'NaN', '1e400', '3 s s'])(
    'is not read from %j',
    (typed) => {
      expect(judgeValue(under3s, typed)).toEqual({ kind: 'unreadable' });
    },
  );
});

describe('a value while it is typed', () => {
  it.each([
    [under3s, '2'],
    [under3s, '2.8 '],
    [under3s, '2.8 s'],
    [under3s, '480m'],
    [under3s, '480 MS'],
    [under3s, '1 mi'],
    [size, '2 g'],
    [atLeast, '99,95 %'],
    [rate, '41'],
  ] as const)('goes on: %o, %j', (limit, text) => {
    expect(goesOnAsValue(limit, text)).toBe(true);
  });

  // These letters are commands: done, not applicable, failed, defer, note, evidence, focus mode.
  it.each(['', 'm', '2.8x', '2.8 a', '2f', '2d', '2n', '2e', '2c', '2 mb', '2.8 sx'])(
    'does not go on as a time: %j',
    (text) => {
      expect(goesOnAsValue(under3s, text)).toBe(false);
    },
  );
});
