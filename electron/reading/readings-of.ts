import { knownReading } from '#shared/checklist/read-checklist-once.ts';
import type { Reading } from '#shared/ipc/desktop-contract.ts';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';

/**
 * What was read of the checklists in these events, to go with them: a window would read one for a fifth of a second
 * before it shows the run. Undefined where there are none.
 */
export function readingsOf(events: readonly RecordedEvent[]): readonly Reading[] | undefined {
  const readings = events.flatMap(({ position, event }) => {
    const found = 'checklist' in event ? knownReading(event.checklist.markdown) : null;
    return found === null ? [] : [{ position, found }];
  });
  return readings.length === 0 ? undefined : readings;
}
