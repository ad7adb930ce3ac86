import { rememberReading } from '#shared/checklist/read-checklist-once.ts';
import type { Reading } from '#shared/ipc/desktop-contract.ts';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';

/** Checklists come read: to be called before their events are folded, so that this window does not read them. */
export function takeReadings({
  events,
  readings = [],
}: {
  readonly events: readonly RecordedEvent[];
  readonly readings?: readonly Reading[] | undefined;
}): void {
  for (const { position, found } of readings) {
    const event = events.find((recorded) => recorded.position === position)?.event;
    if (event !== undefined && 'checklist' in event) rememberReading(event.checklist.markdown, found);
  }
}
