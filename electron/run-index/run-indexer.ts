/** The index with everything that is asked of it, in whatever thread it runs. */
import { insightsOf, withRemoved } from '#shared/insights/insights.ts';
import { usualTimesFor } from '#shared/insights/usual-times.ts';
import { learnedBefore } from '#shared/review/learned-before.ts';
import type { IndexAnswers, IndexTask, IndexPlace } from './index-tasks.ts';
import { openIndexDatabase, removeIndexDatabase } from './index-database.ts';
import { keepFacts } from './keep-facts.ts';
import { makeIndexKeeper } from './keep-index.ts';
import { makeIndexQueries } from './query-index.ts';
import { searchAhead } from './search-ahead.ts';

export type RunIndexer = {
  readonly work: (task: IndexTask) => Promise<IndexAnswers[IndexTask['kind']]>;
  readonly touch: (runId: string) => void;
  readonly close: () => void;
};

type Open = ReturnType<typeof open>;

/** Begins to read what the index lacks at once. */
export function makeRunIndexer({ path, runsFolder }: IndexPlace): RunIndexer {
  const touched = new Set<string>();
  let index = open(path, runsFolder);

  function catchUp({ keeper, facts }: Open): void {
    if (touched.size === 0) return;
    keeper.readNow([...touched]);
    for (const runId of touched) facts.readAgain(runId);
    touched.clear();
  }

  async function answer(task: IndexTask): Promise<IndexAnswers[IndexTask['kind']]> {
    catchUp(index);
    const { queries, keeper } = index;
    switch (task.kind) {
      case 'page':
        return { ...queries.page(task.query), indexed: keeper.progress() };
      case 'summaries':
        await index.complete;
        return queries.summaries(task.filter);
      case 'choices':
        return queries.choices();
      case 'insights':
        return withRemoved(
          insightsOf(
            index.facts.known(),
            task.filter,
            queries.wordings(),
            task.all === true ? Infinity : undefined,
          ),
          queries.removed(),
          task.filter,
        );
      case 'usual':
        return usualTimesFor(task.run, index.facts.known());
      case 'lessons':
        return learnedBefore(task.asked, index.facts.known(), queries.items);
      case 'complete':
        await index.complete;
        return keeper.progress();
    }
  }

  /** A file that was damaged while in use is made anew, and the question asked once more. */
  async function work(task: IndexTask): Promise<IndexAnswers[IndexTask['kind']]> {
    try {
      return await answer(task);
    } catch (cause) {
      if (!isDatabaseTrouble(cause)) throw cause;
      index.database.close();
      removeIndexDatabase(path);
      index = open(path, runsFolder);
      return await answer(task);
    }
  }

  return {
    work,
    touch: (runId) => void touched.add(runId),
    close: () => index.database.close(),
  };
}

function open(path: string, runsFolder: string) {
  const database = openIndexDatabase(path);
  const keeper = makeIndexKeeper(database, runsFolder);
  // Whoever waits for it hears of its trouble; a question asked meanwhile meets the same.
  const complete = keeper.refresh();
  const queries = makeIndexQueries(database);
  const facts = keepFacts(queries, () => {
    const { done, of } = keeper.progress();
    return done >= of;
  });
  // By the time somebody searches or opens Insights, what takes long the first time was done in the pauses.
  complete
    .then(() => searchAhead(queries))
    .then(facts.readAhead)
    .catch(() => undefined);
  return { database, keeper, complete, queries, facts };
}

function isDatabaseTrouble(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ERR_SQLITE_ERROR';
}
