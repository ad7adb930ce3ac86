/** The history of a run as a table for spreadsheets (RFC 4180). */
import { csvText } from '../csv/csv.ts';
import type { RecordedEvent } from '../ledger/recorded-event.ts';
import { formatIso } from '../time/instant.ts';
import { describeEvent } from './describe-event.ts';
import type { StartedRun } from './run-state.ts';

const header = ['position', 'at', 'by', 'event', 'item', 'item_text', 'what', 'seal'] as const;

/** The first line names the columns; `at` is ISO 8601 with the zone it was told in. */
export function eventsCsv(run: StartedRun, events: readonly RecordedEvent[]): string {
  const rows = events.map((recorded) => {
    const { position, at, offsetMinutes, by, seal, event } = recorded;
    const item = 'item' in event && event.item !== null ? event.item : '';
    const text = run.places.get(item)?.item.text ?? '';
    const what = describeEvent(recorded, run);
    return [position, formatIso(at, offsetMinutes), by, event.type, item, text, what, seal];
  });
  return csvText([header, ...rows]);
}
