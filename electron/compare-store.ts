/** What the window's copy lacks, and what to say of it. Pure: the custodian acts on it. */
import type { StoreFeed, StoreHead } from '#shared/ipc/desktop-contract.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import type { RunHead } from './ledger/run-head.ts';
import type { ShelvedRun } from './open-run.ts';

export type StoreReport = {
  readonly heads: readonly StoreHead[];
  /** What the browser said it lost, or null. */
  readonly dataLoss: string | null;
  readonly isNew: boolean;
};

export type CopyPlan = {
  /** Where the copy's part of this run ends, when something is missing behind it; else null. */
  readonly after: StoreHead | null;
  readonly missing: number;
  /** The copy says something else than the ledger. */
  readonly differs: boolean;
};

const nothingToDo: CopyPlan = { after: null, missing: 0, differs: false };

/** The copy has a run that is missing here, or more events of one than the ledger. */
export function isWanted(stored: StoreHead, ours: RunHead | null): boolean {
  if (ours === null) return stored.position > 0;
  return ours.unknownTypes.length === 0 && stored.position > ours.position;
}

/** Feeds what the copy lacks behind its head. Whether that head is ours at its place is seen when it is fed. */
export function planCopy(ours: RunHead, stored: StoreHead | undefined): CopyPlan {
  const { runId, summary, unknownTypes, position, head } = ours;
  // What a newer version wrote is not taken apart here; its copy is left to that version.
  if (summary === null || unknownTypes.length > 0) return nothingToDo;
  if (stored === undefined)
    return { after: { runId, position: 0, head: '' }, missing: position, differs: false };
  if (stored.position < position)
    return { after: stored, missing: position - stored.position, differs: false };
  if (stored.head === head) return nothingToDo;
  return { after: { runId, position: 0, head: '' }, missing: position, differs: true };
}

/** As many as a key of a search, which comes in between, can wait for. */
const mostAtOnce = 100;

/** Everything of a run after the copy's head, or all of it where the copy differs; at most so many events at once. */
export function feedAfter(
  { run, events }: ShelvedRun,
  after: Omit<StoreHead, 'runId'>,
  summary: RunSummary,
): StoreFeed {
  const agrees = after.position === 0 || events[after.position - 1]?.seal === after.head;
  const start = agrees ? after.position : 0;
  const end = start + mostAtOnce;
  const finding =
    agrees || run.status === 'none'
      ? null
      : `The window’s copy of run ${run.runNumber} differed from its ledger and was written anew.`;
  return { from: start + 1, events: events.slice(start, end), summary, more: end < events.length, finding };
}

/** How much the copy had when it was last seen, and of which run the newest event was. */
export type StoreSeen = { readonly events: number; readonly newest: StoreHead | null };

/** One sentence when the copy had lost something; a copy that only lacks the last events is no finding. */
export function storeFinding(
  report: StoreReport,
  plans: readonly CopyPlan[],
  seen: StoreSeen | null,
): string | null {
  const fed = plans.filter(({ after }) => after !== null);
  if (fed.length === 0) return null;
  const found = whatHappened(report, plans, seen);
  if (found === null) return null;
  const events = fed.reduce((sum, { missing }) => sum + missing, 0);
  const written = `${count(fed.length, 'run')} with ${count(events, 'event')} written back from the ledgers.`;
  return `${found} ${written} Nothing is missing.`;
}

function whatHappened(
  report: StoreReport,
  plans: readonly CopyPlan[],
  seen: StoreSeen | null,
): string | null {
  if (report.dataLoss !== null && report.dataLoss !== 'none') {
    return 'The window’s copy of your runs was damaged.';
  }
  if (report.isNew && (seen?.events ?? 0) > 0) return 'The window’s copy of your runs was gone.';
  if (plans.some(({ differs }) => differs)) return 'The window’s copy of a run differed from its ledger.';
  return isShortened(report, seen) ? 'The window’s copy of your runs had lost its newest part.' : null;
}

/** A copy never has less than it was seen with. */
function isShortened({ heads }: StoreReport, seen: StoreSeen | null): boolean {
  if (seen === null) return false;
  const events = heads.reduce((sum, { position }) => sum + position, 0);
  const { newest } = seen;
  const there = heads.find(({ runId }) => runId === newest?.runId)?.position ?? 0;
  return events < seen.events || there < (newest?.position ?? 0);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
