/** What the window's copy lacks, and what to say of it. Pure: the custodian acts on it. */
import type { StoreHead, StorePlan } from '#shared/ipc/desktop-contract.ts';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';
import type { RunHead } from './ledger/run-head.ts';

export type StoreReport = {
  readonly heads: readonly StoreHead[];
  /** What the browser said it lost, or null. */
  readonly dataLoss: string | null;
  readonly isNew: boolean;
};

export type CopyPlan = {
  readonly feed: StorePlan['feed'][number] | null;
  /** The run whose copy goes before it is fed anew, or null. */
  readonly remove: string | null;
};

const nothingToDo: CopyPlan = { feed: null, remove: null };

/** The copy has a run that is missing here, or more events of one than the ledger. */
export function isWanted(stored: StoreHead, ours: RunHead | null): boolean {
  if (ours === null) return stored.position > 0;
  return ours.unknownTypes.length === 0 && stored.position > ours.position;
}

/** Appends what the copy lacks if its head is ours at that place; else the copy of that run is written anew. */
export function planCopy(
  ours: RunHead,
  stored: StoreHead | undefined,
  eventsOf: (runId: string) => readonly RecordedEvent[],
): CopyPlan {
  const { runId, summary, unknownTypes, position, head } = ours;
  // What a newer version wrote is not taken apart here; its copy is left to that version.
  if (summary === null || unknownTypes.length > 0) return nothingToDo;
  if (stored?.position === position && stored.head === head) return nothingToDo;
  const events = eventsOf(runId);
  const from = stored?.position ?? 0;
  const agrees = from === 0 || events[from - 1]?.seal === stored?.head;
  const start = agrees ? from : 0;
  const feed = { runId, from: start + 1, events: events.slice(start), summary };
  return { feed, remove: agrees ? null : runId };
}

/** One sentence when the copy had lost something; a copy that only lacks the last events is no finding. */
export function storeFinding(
  report: StoreReport,
  plans: readonly CopyPlan[],
  hadEvents: boolean,
): string | null {
  const fed = plans.flatMap(({ feed }) => (feed === null ? [] : [feed]));
  if (fed.length === 0) return null;
  const found = whatHappened(report, plans, hadEvents);
  if (found === null) return null;
  const events = fed.reduce((sum, feed) => sum + feed.events.length, 0);
  const written = `${count(fed.length, 'run')} with ${count(events, 'event')} written back from the ledgers.`;
  return `${found} ${written} Nothing is missing.`;
}

function whatHappened(report: StoreReport, plans: readonly CopyPlan[], hadEvents: boolean): string | null {
  if (report.dataLoss !== null && report.dataLoss !== 'none') {
    return 'The window’s copy of your runs was damaged.';
  }
  if (report.isNew && hadEvents) return 'The window’s copy of your runs was gone.';
  return plans.some(({ remove }) => remove !== null)
    ? 'The window’s copy of a run differed from its ledger.'
    : null;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
