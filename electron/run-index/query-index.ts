/** Answers from the index. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Wordings } from '#shared/insights/item-ranking.ts';
import type { RunFacts } from '#shared/insights/run-facts.ts';
import {
  searchPlaces,
  type RegisterChoices,
  type RegisterFilter,
  type RegisterPage,
  type RegisterQuery,
  type RegisterRow,
  type RegisterSort,
  type SearchPlace,
} from '#shared/register/register-query.ts';
import { typedWords } from '#shared/register/search-words.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';

export type IndexQueries = {
  readonly page: (query: RegisterQuery) => Omit<RegisterPage, 'indexed'>;
  /** Every finished run that matches, without its places. */
  readonly summaries: (filter: RegisterFilter) => readonly RunSummary[];
  readonly choices: () => RegisterChoices;
  readonly facts: () => readonly RunFacts[];
  readonly wordings: () => Wordings;
};

export function makeIndexQueries(database: DatabaseSync): IndexQueries {
  const all = (sql: string, values: readonly SQLInputValue[]) => database.prepare(sql).all(...values);
  return {
    page: (query) => {
      const { where, values } = conditions(query);
      const finished = `FROM runs WHERE finished = 1 ${where}`;
      const total = Number(all(`SELECT count(*) AS total ${finished}`, values)[0]?.['total'] ?? 0);
      const rows = all(`SELECT id, summary ${finished} ORDER BY ${orderOf(query)} LIMIT ? OFFSET ?`, [
        ...values,
        query.limit,
        query.offset,
      ]);
      const inProgress = all(`SELECT run_id FROM runs WHERE finished = 0 ${where}`, values);
      const found = placesOf(
        database,
        query,
        rows.map((row) => Number(row['id'])),
      );
      return {
        total,
        rows: rows.map((row): RegisterRow => ({
          summary: summaryOf(row),
          foundIn: found.get(Number(row['id'])) ?? [],
        })),
        inProgress: inProgress.map((row) => String(row['run_id'])),
      };
    },
    summaries: (filter) => {
      const { where, values } = conditions(filter);
      const sql = `SELECT summary FROM runs WHERE finished = 1 ${where} ORDER BY ${orderOf(filter)}`;
      return all(sql, values).map(summaryOf);
    },
    choices: () => {
      const of = (column: string) =>
        all(`SELECT DISTINCT ${column} AS value FROM runs ORDER BY value`, [])
          .map((row) => String(row['value']))
          .filter((value) => value !== '');
      return { environments: of('environment'), checklists: of('checklist') };
    },
    // `as`: the writer put just that in.
    facts: () =>
      all('SELECT facts FROM facts', []).map((row) => JSON.parse(String(row['facts'])) as RunFacts),
    wordings: () =>
      new Map(
        all('SELECT sha256, items FROM checklists', []).map((row) => [
          String(row['sha256']),
          new Set(JSON.parse(String(row['items'])) as readonly string[]),
        ]),
      ),
  };
}

// `as`: the writer put a summary in.
const summaryOf = (row: Readonly<Record<string, unknown>>) =>
  JSON.parse(String(row['summary'])) as RunSummary;

function conditions(filter: RegisterFilter): {
  readonly where: string;
  readonly values: readonly SQLInputValue[];
} {
  const match = matchOf(filter, filter.lookIn);
  const parts: readonly (readonly [string, SQLInputValue | null])[] = [
    ['id IN (SELECT rowid FROM words WHERE words MATCH ?)', match],
    ['outcome = ?', filter.outcome],
    ['rehearsal = ?', filter.kind === null ? null : Number(filter.kind === 'rehearsal')],
    ['environment = ?', filter.environment],
    ['checklist = ?', filter.checklist],
    ['sealed = ?', filter.signatures === 'sealed' ? 1 : null],
    ['signatures = ?', filter.signatures === 'sealed' ? null : filter.signatures],
    ['date >= ?', filter.from],
    ['date < ?', filter.to],
  ];
  const used = parts.filter((part): part is readonly [string, SQLInputValue] => part[1] !== null);
  // What holds no word at all, such as "%%", is nowhere.
  const nothing = filter.search.trim() !== '' && match === null ? ' AND 0' : '';
  return {
    where: `${used.map(([sql]) => `AND ${sql}`).join(' ')}${nothing}`,
    values: used.map(([, value]) => value),
  };
}

/** Every word as a beginning, all of them, in one place or anywhere; null for a search without words. */
function matchOf({ search }: RegisterFilter, place: SearchPlace | null): string | null {
  const words = typedWords(search).map((word) => `"${word.replaceAll('"', '""')}"*`);
  if (words.length === 0) return null;
  return place === null ? words.join(' ') : `{${place}} : (${words.join(' ')})`;
}

const orders: Readonly<Record<RegisterSort, string>> = {
  number: 'number',
  date: 'date',
  release: 'release COLLATE NOCASE',
  duration: 'duration',
  failed: 'failed',
  late: 'late',
};

/** Those without a duration come last either way; what is equal goes by date, newest first. */
function orderOf({ sort, descending }: RegisterFilter): string {
  const direction = descending ? 'DESC' : 'ASC';
  if (sort === 'date') return `date ${direction}, id ${direction}`;
  return `${orders[sort]} ${direction} NULLS LAST, date DESC`;
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
    'SELECT rowid AS id FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?',
  );
  for (const place of ids.length === 0 ? [] : searchPlaces) {
    const match = matchOf(filter, place);
    if (match === null) break;
    for (const row of inRange.all(match, from, to)) {
      const id = Number(row['id']);
      found.set(id, [...(found.get(id) ?? []), place]);
    }
  }
  return found;
}
