/** Puts runs into the index and takes them out. */
import type { DatabaseSync } from 'node:sqlite';
import { allItems } from '#shared/checklist/all-items.ts';
import { comparableItems } from '#shared/checklist/compare-checklists.ts';
import { itemKey } from '#shared/insights/item-ranking.ts';
import type { RunFacts } from '#shared/insights/run-facts.ts';
import { summaryOfRemoved, type RemovedRun } from '#shared/retention/removed-run.ts';
import { lineOf } from '#shared/register/register-line.ts';
import { searchWords } from '#shared/register/search-words.ts';
import { searchPlaces } from '#shared/register/register-query.ts';
import { runDuration } from '#shared/register/run-duration.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import type { IndexedRun } from './read-run.ts';

/** Size and time of a ledger file: when both are as they were, so is what it says. */
export type FileState = { readonly bytes: number; readonly changed: number };

export type IndexWriter = {
  readonly known: () => ReadonlyMap<string, FileState>;
  /** Replaces what was kept of the run. */
  readonly put: (runId: string, file: FileState, indexed: IndexedRun) => void;
  /** Keeps the line of a run that was removed in place of everything else of it. */
  readonly putRemoved: (file: FileState, removed: RemovedRun) => void;
  readonly remove: (runId: string) => void;
};

export function makeIndexWriter(database: DatabaseSync): IndexWriter {
  const idOf = database.prepare('SELECT id FROM runs WHERE run_id = ?');
  const columns = [
    'run_id, bytes, changed, finished, outcome, rehearsal, environment, checklist, signatures, sealed',
    'date, number, release, duration, failed, late, not_applicable, deployed_by, line, summary, removed',
  ].join(', ');
  const addRun = database.prepare(
    `INSERT INTO runs (${columns}) VALUES (${columns
      .split(',')
      .map(() => '?')
      .join(', ')})`,
  );
  const addFacts = database.prepare('INSERT INTO facts (id, facts) VALUES (?, ?)');
  const addChecklist = database.prepare(
    'INSERT OR IGNORE INTO checklists (sha256, items, places) VALUES (?, ?, ?)',
  );
  const hasChecklist = database.prepare('SELECT 1 FROM checklists WHERE sha256 = ?');
  const addWords = database.prepare(
    `INSERT INTO words (rowid, ${searchPlaces.join(', ')}) VALUES (?, ${searchPlaces.map(() => '?').join(', ')})`,
  );
  const removals = ['runs WHERE id', 'facts WHERE id', 'words WHERE rowid'].map((from) =>
    database.prepare(`DELETE FROM ${from} = ?`),
  );

  function remove(runId: string): void {
    const id = idOf.get(runId)?.['id'];
    if (typeof id === 'number') for (const removal of removals) removal.run(id);
  }

  function putChecklist({ run }: IndexedRun): void {
    const { sha256 } = run.checklistSource;
    if (hasChecklist.get(sha256) !== undefined) return;
    const keys = allItems(run.checklist).map(({ item, group }) =>
      itemKey({ group: group.title, text: item.text }),
    );
    addChecklist.run(sha256, JSON.stringify(keys), JSON.stringify(comparableItems(run.checklist)));
  }

  return {
    known: () =>
      new Map(
        database
          .prepare('SELECT run_id, bytes, changed FROM runs')
          .all()
          .map((row) => [
            String(row['run_id']),
            { bytes: Number(row['bytes']), changed: Number(row['changed']) },
          ]),
      ),
    put: (runId, file, indexed) => {
      remove(runId);
      const { lastInsertRowid } = addRun.run(...rowOf(runId, file, indexed), null);
      addFacts.run(lastInsertRowid, JSON.stringify(indexed.facts));
      addWords.run(lastInsertRowid, ...searchPlaces.map((place) => indexed.words[place]));
      putChecklist(indexed);
    },
    putRemoved: (file, removed) => {
      remove(removed.runId);
      const summary = summaryOfRemoved(removed);
      const facts = { checklist: removed.checklist, durationMs: null };
      const row = rowOf(removed.runId, file, { summary, facts });
      const { lastInsertRowid } = addRun.run(...row, JSON.stringify(removed));
      const { product, release, environment, runNumber, checklist } = removed;
      const names = searchWords([product, release, environment, runNumber, checklist].join(' ')).join(' ');
      addWords.run(lastInsertRowid, ...searchPlaces.map((place) => (place === 'names' ? names : '')));
      // What was deleted stands in the index until its parts are put together anew.
      database.exec("INSERT INTO words (words) VALUES ('optimize')");
    },
    remove,
  };
}

type RowSource = Pick<IndexedRun, 'summary'> & { readonly facts: Pick<RunFacts, 'checklist' | 'durationMs'> };

function rowOf(runId: string, { bytes, changed }: FileState, { summary, facts }: RowSource) {
  const isFinished = summary.phase === 'closing' || summary.phase === 'sealed';
  return [
    runId,
    bytes,
    changed,
    isFinished ? 1 : 0,
    summary.outcome,
    summary.rehearsal ? 1 : 0,
    summary.environment,
    facts.checklist,
    signatureState(summary),
    summary.phase === 'sealed' ? 1 : 0,
    summary.liveAt ?? summary.createdAt,
    Number(summary.runNumber.split('-').at(-1)) || 0,
    `${summary.product} ${summary.release}`,
    runDuration(summary).ms,
    summary.failed,
    summary.late,
    summary.notApplicable,
    summary.deployedBy,
    JSON.stringify(lineOf(summary)),
    JSON.stringify(summary),
  ] as const;
}

function signatureState({ signed, slots }: RunSummary): 'complete' | 'some' | 'none' {
  if (signed === 0) return 'none';
  return signed >= slots ? 'complete' : 'some';
}
