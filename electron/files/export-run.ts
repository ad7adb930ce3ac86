import { ledgerLine } from '#shared/ledger/ledger-line.ts';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';
import { eventsCsv } from '#shared/run/events-csv.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { recordJson } from '#shared/sheet/record-json.ts';
import { fileNameFrom } from './save-as.ts';
import { workedMarkdown } from './worked-markdown.ts';

export type ExportKind = 'ledger' | 'record' | 'markdown' | 'events';
export type ExportedFile = { readonly name: string; readonly content: string };

/** What is written when a run is exported: its ledger as stored, its record as data, or its worked checklist. */
export function exportRun(run: StartedRun, events: readonly RecordedEvent[], as: ExportKind): ExportedFile {
  const lines = events.map((recorded) => ledgerLine(run.runId, recorded));
  const named = (what: string, ending: string) =>
    fileNameFrom([run.runNumber, run.details.release, what], ending);
  switch (as) {
    case 'ledger':
      return { name: named('run', 'jsonl'), content: lines.map((line) => `${line}\n`).join('') };
    case 'record':
      return { name: named('record', 'json'), content: recordJson(run, lines) };
    case 'events':
      return { name: named('events', 'csv'), content: eventsCsv(run, events) };
    case 'markdown':
      return { name: named('checklist', 'md'), content: workedMarkdown(run) };
  }
}
