/** The register as a table for a spreadsheet: one row for each run, and one for each number that is missing. */
import { csvText, type CsvCell } from '../csv/csv.ts';
import type { RunSummary } from '../run/summarise-run.ts';
import { formatIso } from '../time/instant.ts';
import { leftOutWords } from '../insights/left-out.ts';
import { noRecord, outcomeWords, phaseWords } from './register-words.ts';
import { runDuration } from './run-duration.ts';

/** Times as ISO 8601 in the offset given, minutes east of UTC. `missing`: numbers of which there is no record. */
export function registerCsv(
  summaries: readonly RunSummary[],
  { offsetMinutes, missing }: { readonly offsetMinutes: number; readonly missing: readonly string[] },
): string {
  const rows = summaries.map((summary) => rowOf(summary, offsetMinutes));
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
