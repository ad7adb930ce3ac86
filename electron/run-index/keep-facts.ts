/** The facts of all runs in memory, read a few at a time, so that no question waits for thousands of them. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RunFacts } from '#shared/insights/run-facts.ts';
import type { IndexQueries } from './query-index.ts';

export type KeptFacts = {
  /** Of every run in the index by now. */
  readonly known: () => readonly RunFacts[];
  /** The run was indexed anew, or is gone. */
  readonly readAgain: (runId: string) => void;
  /** Reads in the pauses between questions what `known` would read at once. */
  readonly readAhead: () => Promise<void>;
};

const atOnce = 100;

/** `isComplete`: everything on disk is in the index. Before that nothing is kept: each answer is from what is there. */
export function keepFacts(
  queries: Pick<IndexQueries, 'factsAfter' | 'factsOf'>,
  isComplete: () => boolean,
): KeptFacts {
  let kept = new Map<string, RunFacts>();
  let lastId = 0;
  let isWhole = false;

  function readMore(): void {
    const read = queries.factsAfter(lastId, atOnce);
    for (const { id, facts } of read) {
      kept.set(facts.runId, facts);
      lastId = id;
    }
    isWhole = read.length < atOnce;
  }

  function begin(): void {
    kept = new Map();
    lastId = 0;
    isWhole = false;
  }

  return {
    known: () => {
      if (!isComplete()) begin();
      while (!isWhole) readMore();
      const all = [...kept.values()];
      if (!isComplete()) begin();
      return all;
    },
    readAgain: (runId) => {
      const facts = queries.factsOf(runId);
      if (facts === null) kept.delete(runId);
      else kept.set(runId, facts);
    },
    readAhead: async () => {
      while (!isWhole) {
        readMore();
        // oxlint-disable-next-line no-await-in-loop -- a few, then whoever asks, then the next few
        await nextTurn();
      }
    },
  };
}
