/** Indexes for tests: one that answers nothing, and one that works in the test's own thread. */
import { makeRunIndexer } from '#electron/run-index/run-indexer.ts';
import type { IndexPlace } from '#electron/run-index/index-tasks.ts';
import type { RunIndex } from '#electron/run-index/run-index.ts';
import { ok, refused } from '#shared/result.ts';

export const noRunIndex: RunIndex = {
  ask: () => Promise.resolve(refused({ code: 'IndexUnavailable', detail: 'no index in this test' } as const)),
  touch: () => undefined,
  stop: () => Promise.resolve(),
};

export function indexHere(data: IndexPlace): RunIndex {
  const indexer = makeRunIndexer(data);
  return {
    // `as`: as in the service, an answer is of its task's kind.
    ask: (async (task: Parameters<typeof indexer.work>[0]) =>
      ok(await indexer.work(task))) as unknown as RunIndex['ask'],
    touch: (runId) => indexer.touch(runId),
    stop: () => Promise.resolve(indexer.close()),
  };
}
