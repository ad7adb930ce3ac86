import { describe, expect, it } from 'vitest';
import { searchAhead } from '#electron/run-index/search-ahead.ts';
import type { IndexQueries } from '#electron/run-index/query-index.ts';
import type { RegisterLine, RegisterQuery } from '#shared/register/register-query.ts';

// `as`: of a line it looks at these three alone.
const line = { product: 'XianFeast', release: '2.14.0', deployedBy: '李伟' } as RegisterLine;

function watchedIndex() {
  const asked: string[] = [];
  const page: IndexQueries['page'] = ({ search }: RegisterQuery) => {
    asked.push(search);
    return { total: 1, rows: [{ line, foundIn: [], removed: null }], inProgress: [] };
  };
  return { asked, page };
}

describe('searching ahead', () => {
  it('asks for what stands in the newest runs as it would be typed, each beginning once', async () => {
    const index = watchedIndex();
    await searchAhead(index);
    const [newest, ...typed] = index.asked;
    expect(newest).toBe('');
    expect(typed).toEqual(expect.arrayContaining(['x', 'xi', 'xia', 'xian', '2', '2.', '2.1', '李', '伟']));
    expect(typed).not.toContain('xianf');
    expect(new Set(typed).size).toBe(typed.length);
  });

  it('lets whoever asks in between go first', async () => {
    const index = watchedIndex();
    const before: number[] = [];
    const done = searchAhead(index);
    setImmediate(() => before.push(index.asked.length));
    await done;
    expect(before[0]).toBeLessThan(index.asked.length - 3);
  });
});
