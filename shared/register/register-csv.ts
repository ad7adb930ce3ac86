/** The register as a table for a spreadsheet: one row for each run, and one for each number that is missing. */
import { csvText, type CsvCell } from '../csv/csv.ts';
import { removedBy } from '../retention/explain-removal.ts';
import type { RemovedRun } from '../retention/removed-run.ts';
import type { RunSummary } from '../run/summarise-run.ts';
import { formatIso } from '../time/instant.ts';
import { leftOutWords } from '../insights/left-out.ts';
import { withMissing } from './missing-numbers.ts';
import { noRecord, outcomeWords, phaseWords } from './register-words.ts';
import { runDuration } from './run-duration.ts';

type RegisterTable = {
  readonly offsetMinutes: number;
  readonly missing: readonly string[];
  /** Of runs that were removed: their rows say so, and count nothing. */
  readonly removed?: readonly RemovedRun[];
};

/** Times as ISO 8601 in the offset given, minutes east of UTC. `missing`: numbers of which there is no record. */
export function registerCsv(
  summaries: readonly RunSummary[],
  { offsetMinutes, missing, removed = [] }: RegisterTable,
): string {
  const notes = new Map(removed.map((note) => [note.runId, note]));
  const rows = withMissing(summaries, missing).map((line) => {
    if ('missing' in line) return [line.missing, noRecord];
    const note = notes.get(line.run.runId);
    return note === undefined ? rowOf(line.run, offsetMinutes) : removedRow(line.run, note, offsetMinutes);
  });
  return csvText([columns.map(({ name }) => name), ...rows]);
}

type Column = {
  readonly name: string;
  readonly cell: (summary: RunSummary, offsetMinutes: number) => CsvCell;
  /** What is not kept of a removed run. */
  readonly isGone?: true;
};

const columns: readonly Column[] = [
  { name: 'Run', cell: ({ runNumber }) => runNumber },
  { name: 'Outcome', cell: ({ outcome }) => (outcome === null ? null : outcomeWords[outcome]) },
  { name: 'Kind', cell: ({ rehearsal }) => (rehearsal ? 'Rehearsal' : 'Real') },
  { name: 'Product', cell: ({ product }) => product },
  { name: 'Release', cell: ({ release }) => release },
  { name: 'Environment', cell: ({ environment }) => environment },
  { name: 'Ticket', cell: ({ ticket }) => ticket },
  { name: 'Checklist', cell: ({ checklistName }) => checklistName },
  { name: 'Created', cell: ({ createdAt }, offset) => isoOrNone(createdAt, offset) },
  { name: 'First step started', cell: ({ startedAt }, offset) => isoOrNone(startedAt, offset) },
  { name: 'Go-live', cell: ({ liveAt }, offset) => isoOrNone(liveAt, offset) },
  { name: 'Record closed', cell: ({ closedAt }, offset) => isoOrNone(closedAt, offset) },
  { name: 'Minutes', cell: minutesOf, isGone: true },
  { name: 'Minutes left out', cell: whyNoMinutes, isGone: true },
  { name: 'Failed', cell: ({ failed }) => failed, isGone: true },
  { name: 'Deferred', cell: ({ deferred }) => deferred, isGone: true },
  { name: 'Late', cell: ({ late }) => late, isGone: true },
  { name: 'Not applicable', cell: ({ notApplicable }) => notApplicable, isGone: true },
  { name: 'Overrides', cell: ({ overrides }) => overrides, isGone: true },
  { name: 'Signed', cell: ({ signed }) => signed, isGone: true },
  { name: 'Signatures asked for', cell: ({ slots }) => slots, isGone: true },
  { name: 'State', cell: ({ phase }) => phaseWords[phase] },
  { name: 'Deployed by', cell: ({ deployedBy }) => deployedBy },
  { name: 'Entries', cell: ({ position }) => position },
  { name: 'SHA-256', cell: ({ head }) => head },
];

function rowOf(summary: RunSummary, offsetMinutes: number): readonly CsvCell[] {
  return columns.map(({ cell }) => cell(summary, offsetMinutes));
}

/** What is kept of it, by whom and why it went; the hashes stand where they stand for other runs. */
function removedRow(summary: RunSummary, note: RemovedRun, offsetMinutes: number): readonly CsvCell[] {
  return columns.map(({ name, cell, isGone }) => {
    if (name === 'State') return `${removedBy(note)}: ${note.reason} (record sheet ${note.sheetSha256})`;
    return isGone === true ? null : cell(summary, offsetMinutes);
  });
}

function isoOrNone(instant: number | null, offsetMinutes: number): string | null {
  return instant === null ? null : formatIso(instant, offsetMinutes);
}

function minutesOf(summary: RunSummary): number | null {
  const { ms } = runDuration(summary);
  return ms === null ? null : Math.round(ms / 60_000);
}

function whyNoMinutes(summary: RunSummary): string | null {
  const { missing } = runDuration(summary);
  return missing === null ? null : leftOutWords[missing];
}
