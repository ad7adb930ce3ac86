import { setImmediate as nextTurn } from 'node:timers/promises';
import { wholeRegister } from '#shared/register/register-query.ts';
import { searchWords } from '#shared/register/search-words.ts';
import type { IndexQueries } from './query-index.ts';

/** So many beginnings of a word are kept in the index by themselves, each in another part of its file. */
const beginnings = 4;
const newestRuns = 10;

/**
 * Searches for what stands in the newest runs, as it will be typed: else the first keys of a search meet code that has
 * never run and parts of the file that were not read yet. One search after the other, so that a question waits for one.
 */
export async function searchAhead({ page }: Pick<IndexQueries, 'page'>): Promise<void> {
  const query = { ...wholeRegister, offset: 0, limit: newestRuns };
  const names = page(query).rows.map(({ line }) => [line.product, line.release, line.deployedBy].join(' '));
  const words = new Set(searchWords(names.join(' ')));
  const typed = [...words].flatMap((word) =>
    Array.from({ length: Math.min(word.length, beginnings) }, (_, end) => word.slice(0, end + 1)),
  );
  for (const search of new Set(typed)) {
    page({ ...query, search });
    // oxlint-disable-next-line no-await-in-loop -- one, then whoever asks, then the next
    await nextTurn();
  }
}
