/** What folding one event needs to know. */
import type { RecordedEvent } from '../ledger/recorded-event.ts';
import type { EventOf, RunEventType } from './run-events.ts';
import type { ItemRecord, StartedRun, Stamp } from './run-state.ts';
import { itemRecord } from './item-now.ts';
import { noteChange } from './kept-up.ts';

export type Moment = {
  readonly stamp: Stamp;
  /** Seal of the event itself. */
  readonly seal: string;
};

export type Evolver<T extends RunEventType> = (
  run: StartedRun,
  event: EventOf<T>,
  moment: Moment,
) => StartedRun;

/** Some of the events, each with how it changes a run. */
export type Evolvers<T extends RunEventType> = { readonly [K in T]: Evolver<K> };

/** When and where an event was recorded, with `shiftMs` taken out of its wall clock. */
export function stampOf(recorded: RecordedEvent, shiftMs: number): Stamp {
  const { position, at, offsetMinutes, by } = recorded;
  return { position, at, steadyAt: at - shiftMs, offsetMinutes, by };
}

/** The run with one item's record changed. */
export function withItem(
  run: StartedRun,
  item: string,
  change: (record: ItemRecord) => Partial<ItemRecord>,
): StartedRun {
  const record = itemRecord(run, item);
  const items = { ...run.items, [item]: { ...record, ...change(record) } };
  noteChange(run.items, items, item);
  return { ...run, items };
}
