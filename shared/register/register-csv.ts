/** The register as a table for a spreadsheet: one row for each run, and one for each number that is missing. */
import { csvText, type CsvCell } from '../csv/csv.ts';
import { removedBy } from '../retention/explain-removal.ts';
import type { RemovedRun } from '../retention/removed-run.ts';
import type { RunSummary } from '../run/summarise-run.ts';
import { formatIso } from '../time/instant.ts';
import { leftOutWords } from '../insights/left-out.ts';
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
  const rows = summaries.map((summary) => {
    const note = notes.get(summary.runId);
    return note === undefined ? rowOf(summary, offsetMinutes) : removedRow(summary, note, offsetMinutes);
  });
  const gaps = missing.map((number): readonly CsvCell[] => [number, noRecord]);
  return csvText([header, ...rows, ...gaps]);
}

const header = [
  'Run',
  'Outcome',
  'Kind',
  'Product',
  'Release',
  'Environment',
  'Ticket',
  'Checklist',
  'Created',
  'First step started',
  'Go-live',
  'Record closed',
  'Minutes',
  'Minutes left out',
  'Failed',
  'Deferred',
  'Late',
  'Not applicable',
  'Overrides',
  'Signed',
  'Signatures asked for',
  'State',
  'Deployed by',
  'Entries',
  'SHA-256',
];

function rowOf(summary: RunSummary, offsetMinutes: number): readonly CsvCell[] {
  const at = (instant: number | null) => (instant === null ? null : formatIso(instant, offsetMinutes));
  const duration = runDuration(summary);
  return [
    summary.runNumber,
    summary.outcome === null ? null : outcomeWords[summary.outcome],
    summary.rehearsal ? 'Rehearsal' : 'Real',
    summary.product,
    summary.release,
    summary.environment,
    summary.ticket,
    summary.checklistName,
    at(summary.createdAt),
    at(summary.startedAt),
    at(summary.liveAt),
    at(summary.closedAt),
    duration.ms === null ? null : Math.round(duration.ms / 60_000),
    duration.missing === null ? null : leftOutWords[duration.missing],
    summary.failed,
    summary.deferred,
    summary.late,
    summary.notApplicable,
    summary.overrides,
    summary.signed,
    summary.slots,
    phaseWords[summary.phase],
    summary.deployedBy,
    summary.position,
    summary.head,
  ];
}

/** What is kept of it, by whom and why it went; the hashes stand where they stand for other runs. */
function removedRow(summary: RunSummary, note: RemovedRun, offsetMinutes: number): readonly CsvCell[] {
  const counts = [
    'Minutes',
    'Minutes left out',
    'Failed',
    'Deferred',
    'Late',
    'Not applicable',
    'Overrides',
    'Signed',
  ];
  const isCount = (name: string) => counts.includes(name) || name === 'Signatures asked for';
  return rowOf(summary, offsetMinutes).map((cell, index) => {
    const name = header[index] ?? '';
    if (isCount(name)) return null;
    return name === 'State' ? `${removedBy(note)}: ${note.reason} (record sheet ${note.sheetSha256})` : cell;
  });
}
