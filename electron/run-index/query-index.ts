/** Answers from the index. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { ComparableItem } from '#shared/checklist/compare/comparable-item.ts';
import type { Wordings } from '#shared/insights/item-ranking.ts';
import type { RunFacts } from '#shared/insights/run-facts.ts';
import {
  searchPlaces,
  type RegisterChoices,
  type RegisterFilter,
  type RegisterLine,
  type RegisterPage,
  type RegisterQuery,
  type RegisterRow,
  type SearchPlace,
} from '#shared/register/register-query.ts';
import { typedWords } from '#shared/register/search-words.ts';
import type { RemovedRun } from '#shared/retention/removed-run.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { keepIndexRows, type IndexRow } from './index-rows.ts';

export type IndexQueries = {
  readonly page: (query: RegisterQuery) => Omit<RegisterPage, 'indexed'>;
  /** Every finished run that matches, without its places. */
  readonly summaries: (filter: RegisterFilter) => readonly RunSummary[];
  readonly choices: () => RegisterChoices;
  /** Of at most so many runs after that id, in the order of ids. */
  readonly factsAfter: (id: number, most: number) => readonly StoredFacts[];
  /** Null for a run that is not in the index. */
  readonly factsOf: (runId: string) => RunFacts | null;
  readonly wordings: () => Wordings;
  /** What stays of the runs that were removed. */
  readonly removed: () => readonly RemovedRun[];
  /** The items of a checklist version, in its order; empty for one that no run was worked through. */
  readonly items: (sha256: string) => readonly ComparableItem[];
};

export type StoredFacts = { readonly id: number; readonly facts: RunFacts };

/** A word that stands in more runs than these says little by where it stands, and asking for it is most of the time. */
const mostPlaced = 500;

export function makeIndexQueries(database: DatabaseSync): IndexQueries {
  const rows = keepIndexRows(database);
  const summary = database.prepare('SELECT summary FROM runs WHERE id = ?');
  // A line of its own: whole summaries would be read anew with every key of a search.
  const line = database.prepare('SELECT line, removed FROM runs WHERE id = ?');
  const all = (sql: string, values: readonly SQLInputValue[]) => database.prepare(sql).all(...values);
  const summaryOf = ({ id }: IndexRow): RunSummary =>
    // `as`: the writer put a summary in.
    JSON.parse(String(summary.get(id)?.['summary'])) as RunSummary;
  const rowOf = ({ id }: IndexRow, foundIn: readonly SearchPlace[]): RegisterRow => {
    const kept = line.get(id);
    const note = kept?.['removed'];
    return {
      // `as`: the writer put both in.
      line: JSON.parse(String(kept?.['line'])) as RegisterLine,
      foundIn,
      removed: typeof note === 'string' ? (JSON.parse(note) as RemovedRun) : null,
    };
  };
  const found = (filter: RegisterFilter): readonly IndexRow[] =>
    rows.matching(filter, searched(database, filter));
  return {
    page: (query) => {
      const matching = found(query);
      const finished = matching.filter((row) => row.finished === 1);
      const shown = finished.slice(query.offset, query.offset + query.limit);
      const ids = matching.length > mostPlaced ? [] : shown.map(({ id }) => id);
      const places = placesOf(database, query, ids);
      return {
        total: finished.length,
        rows: shown.map((row) => rowOf(row, places.get(row.id) ?? [])),
        inProgress: matching.filter((row) => row.finished === 0).map((row) => row.run_id),
      };
    },
    summaries: (filter) =>
      found(filter)
        .filter((row) => row.finished === 1)
        .map(summaryOf),
    choices: () => {
      const of = (column: string) =>
        all(`SELECT DISTINCT ${column} AS value FROM runs ORDER BY value`, [])
          .map((row) => String(row['value']))
          .filter((value) => value !== '');
      return { environments: of('environment'), checklists: of('checklist') };
    },
    factsAfter: (id, most) =>
      all('SELECT id, facts FROM facts WHERE id > ? ORDER BY id LIMIT ?', [id, most]).map((row) => ({
        id: Number(row['id']),
        facts: readFacts(row),
      })),
    factsOf: (runId) => {
      const [row] = all('SELECT facts FROM facts WHERE id = (SELECT id FROM runs WHERE run_id = ?)', [runId]);
      return row === undefined ? null : readFacts(row);
    },
    wordings: () =>
      new Map(
        all('SELECT sha256, items FROM checklists', []).map((row) => [
          String(row['sha256']),
          new Set(JSON.parse(String(row['items'])) as readonly string[]),
        ]),
      ),
    removed: () =>
      all('SELECT removed FROM runs WHERE removed IS NOT NULL', []).map(
        // `as`: the writer put a note in.
        (row) => JSON.parse(String(row['removed'])) as RemovedRun,
      ),
    items: (sha256) => {
      const [row] = all('SELECT places FROM checklists WHERE sha256 = ?', [sha256]);
      // `as`: the writer put just that in.
      return row === undefined ? [] : (JSON.parse(String(row['places'])) as readonly ComparableItem[]);
    },
  };
}

function readFacts(row: Readonly<Record<string, unknown>>): RunFacts {
  // `as`: the writer put just that in.
  return JSON.parse(String(row['facts'])) as RunFacts;
}

/** The runs that have the words of the search; null when nothing is searched. */
function searched(database: DatabaseSync, filter: RegisterFilter): readonly number[] | null {
  if (filter.search.trim() === '') return null;
  const match = matchOf(filter, filter.lookIn);
  // What holds no word at all, such as "%%", is nowhere.
  if (match === null) return [];
  return idsOf(
    database.prepare('SELECT json_group_array(rowid) AS ids FROM words WHERE words MATCH ?').get(match),
  );
}

/** Every word as a beginning, all of them, in one place or anywhere; null for a search without words. */
function matchOf({ search }: RegisterFilter, place: SearchPlace | null): string | null {
  const words = typedWords(search).map((word) => `"${word.replaceAll('"', '""')}"*`);
  if (words.length === 0) return null;
  return place === null ? words.join(' ') : `{${place}} : (${words.join(' ')})`;
}

/** In which places all words of the search stand, for the rows shown. */
function placesOf(
  database: DatabaseSync,
  filter: RegisterFilter,
  ids: readonly number[],
): ReadonlyMap<number, readonly SearchPlace[]> {
  const found = new Map<number, SearchPlace[]>();
  // The index is in the order of ids, and rows that are shown together lie together.
  const [from, to] = [Math.min(...ids), Math.max(...ids)];
  const inRange = database.prepare(
    'SELECT json_group_array(rowid) AS ids FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?',
  );
  for (const place of ids.length === 0 ? [] : searchPlaces) {
    const match = matchOf(filter, place);
    if (match === null) break;
    for (const id of idsOf(inRange.get(match, from, to))) {
      found.set(id, [...(found.get(id) ?? []), place]);
    }
  }
  return found;
}

/** One text of numbers comes out of the database in a fraction of the time of as many rows. */
function idsOf(row: Readonly<Record<string, unknown>> | undefined): readonly number[] {
  // `as`: the database made a list of numbers.
  const ids = row?.['ids'];
  return typeof ids === 'string' ? (JSON.parse(ids) as readonly number[]) : [];
}
