import type { Stamp, StartedRun } from '../run/run-state.ts';
import type { ReviewEntry, ReviewKind } from './review-entry.ts';

export type Told = {
  readonly kind: ReviewKind;
  readonly stamp: Stamp;
  readonly item: string | null;
  readonly text: string;
  /** Who, when it is not the one at the keyboard. */
  readonly by?: string;
};

/** An event says one thing of an item, so its position, and the item where there are several, name an entry for good. */
export function makeEntry(run: StartedRun, { kind, stamp, item, text, by }: Told): ReviewEntry {
  const { position, at, offsetMinutes, steadyAt } = stamp;
  return {
    key: ['event', position, ...(item === null ? [] : [item])].join('-'),
    kind,
    item,
    wording: item === null ? null : (run.places.get(item)?.item.text ?? item),
    text,
    at,
    offsetMinutes,
    sinceLiveMs: run.goLive === null ? null : steadyAt - run.goLive.steadyLiveAt,
    by: by ?? stamp.by,
    steadyAt,
    position,
  };
}
