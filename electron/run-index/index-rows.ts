/** What filters and orders need of every run, kept in memory and in each order that was asked for. */
import type { DatabaseSync } from 'node:sqlite';
import type { RegisterFilter, RegisterSort } from '#shared/register/register-query.ts';

export type IndexRow = {
  readonly id: number;
  readonly run_id: string;
  readonly finished: number;
  readonly outcome: string | null;
  readonly rehearsal: number;
  readonly environment: string;
  readonly checklist: string;
  readonly signatures: string;
  readonly sealed: number;
  readonly date: number;
  readonly number: number;
  readonly release: string;
  readonly duration: number | null;
  readonly failed: number;
  readonly late: number;
  readonly not_applicable: number;
  readonly deployed_by: string;
};

export type IndexRows = {
  /** All runs that pass the filter in its order; what it searches for is in `ids`, or null. */
  readonly matching: (filter: RegisterFilter, ids: readonly number[] | null) => readonly IndexRow[];
};

export function keepIndexRows(database: DatabaseSync): IndexRows {
  const changes = database.prepare('SELECT total_changes() AS changes');
  const read = database.prepare(
    `SELECT id, run_id, finished, outcome, rehearsal, environment, checklist, signatures, sealed,
            date, number, release, duration, failed, late, not_applicable, deployed_by FROM runs`,
  );
  let readAt: unknown = null;
  let rows: readonly IndexRow[] = [];
  const ordered = new Map<string, readonly IndexRow[]>();
  /** By id: a thousand runs are found in it faster than in a set that is made for each key of a search. */
  let isFound = new Uint8Array(0);

  function readAnew(): void {
    const now = changes.get()?.['changes'];
    if (now === readAt) return;
    // `as`: the columns were asked for by name, and the writer put just these types in. Copied, as what the database
    // gives are objects without a shape, which are slow to look into five thousand times.
    rows = (read.all() as unknown as readonly IndexRow[]).map((row) => ({ ...row }));
    isFound = new Uint8Array(1 + rows.reduce((most, { id }) => Math.max(most, id), 0));
    ordered.clear();
    readAt = now;
  }

  function inOrder({ sort, descending }: RegisterFilter): readonly IndexRow[] {
    const key = `${sort} ${descending}`;
    const known = ordered.get(key);
    if (known !== undefined) return known;
    const sorted = rows.toSorted(comparing(sort, descending ? -1 : 1));
    ordered.set(key, sorted);
    return sorted;
  }

  return {
    matching: (filter, ids) => {
      readAnew();
      const all = inOrder(filter);
      const narrowed = isNarrowed(filter) ? all.filter((row) => passes(row, filter)) : all;
      if (ids === null) return narrowed;
      isFound.fill(0);
      for (const id of ids) isFound[id] = 1;
      return narrowed.filter(({ id }) => isFound[id] === 1);
    },
  };
}

const text = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

const texts: { readonly [S in RegisterSort]?: (row: IndexRow) => string } = {
  release: ({ release }) => release,
  environment: ({ environment }) => environment,
  deployedBy: ({ deployed_by: name }) => name,
};

const outcomes = ['deployed', 'rolled-back', 'aborted'];
const signatures = ['none', 'some', 'complete'];

const values: { readonly [S in RegisterSort]?: (row: IndexRow) => number | null } = {
  number: ({ number }) => number,
  duration: ({ duration }) => duration,
  failed: ({ failed }) => failed,
  late: ({ late }) => late,
  notApplicable: ({ not_applicable: count }) => count,
  outcome: ({ outcome }) => (outcome === null ? null : outcomes.indexOf(outcome)),
  // Of two that are signed alike, the sealed one has more.
  signatures: (row) => 2 * signatures.indexOf(row.signatures) + row.sealed,
};

/** Those without a duration come last either way; what is equal goes by date, newest first. */
function comparing(sort: RegisterSort, direction: 1 | -1): (a: IndexRow, b: IndexRow) => number {
  if (sort === 'date') return (a, b) => (a.date - b.date || a.id - b.id) * direction;
  const textOf = texts[sort];
  if (textOf !== undefined)
    return (a, b) => text.compare(textOf(a), textOf(b)) * direction || b.date - a.date;
  const valueOf = values[sort] ?? (() => null);
  return (a, b) => {
    const [one, other] = [valueOf(a), valueOf(b)];
    if (one === null || other === null)
      return Number(one === null) - Number(other === null) || b.date - a.date;
    return (one - other) * direction || b.date - a.date;
  };
}

function isNarrowed({
  outcome,
  kind,
  environment,
  checklist,
  signatures,
  from,
  to,
}: RegisterFilter): boolean {
  return [outcome, kind, environment, checklist, signatures, from, to].some((wanted) => wanted !== null);
}

function passes(row: IndexRow, filter: RegisterFilter): boolean {
  const { outcome, kind, environment, checklist, from, to } = filter;
  return (
    (outcome === null || row.outcome === outcome) &&
    (kind === null || row.rehearsal === Number(kind === 'rehearsal')) &&
    (environment === null || row.environment === environment) &&
    (checklist === null || row.checklist === checklist) &&
    (from === null || row.date >= from) &&
    (to === null || row.date < to) &&
    passesSignatures(row, filter.signatures)
  );
}

function passesSignatures(row: IndexRow, wanted: RegisterFilter['signatures']): boolean {
  if (wanted === null) return true;
  return wanted === 'sealed' ? row.sealed === 1 : row.signatures === wanted;
}
