/**
 * How long sealed runs are kept, and when one may be removed. Nothing removes a run by itself: past its time it is
 * offered, and two people take it out, by name and with a reason.
 */
import type { SignerRefusal } from '../signing/signer.ts';
import { ok, refused, type Result } from '../result.ts';
import type { RunSummary } from '../run/summarise-run.ts';
import { addMonths } from '../time/instant.ts';

export type KeepRule = {
  /** Null for ever. */
  readonly keepYears: number | null;
  /** Runs that stay whatever the years say. */
  readonly heldRuns: readonly string[];
};

/** The moment until which a run is kept: so many years after its last entry, so that follow-ups count. Null for ever. */
export function keptUntil(
  { runId, lastAt }: Pick<RunSummary, 'runId' | 'lastAt'>,
  { keepYears, heldRuns }: KeepRule,
  offsetMinutes: number,
): number | null {
  if (keepYears === null || heldRuns.includes(runId)) return null;
  return addMonths(lastAt, keepYears * 12, offsetMinutes);
}

/** Sealed runs whose time has passed, oldest first. */
export function pastTheirTime(
  summaries: readonly RunSummary[],
  rule: KeepRule,
  now: { readonly wall: number; readonly offsetMinutes: number },
): readonly RunSummary[] {
  return summaries
    .filter((summary) => {
      const until = keptUntil(summary, rule, now.offsetMinutes);
      return summary.phase === 'sealed' && until !== null && until <= now.wall;
    })
    .toSorted((a, b) => a.lastAt - b.lastAt);
}

/** Why a run is not removed: codes with data. */
export type RemovalRefusal =
  | { readonly code: 'NotSealed' }
  | { readonly code: 'KeptForEver' }
  | { readonly code: 'Held' }
  | { readonly code: 'StillKept'; readonly until: number }
  | { readonly code: 'OperatorUnknown' }
  | { readonly code: 'SecondNameNeeded' }
  | { readonly code: 'SameName'; readonly name: string }
  | { readonly code: 'ReasonTooShort'; readonly minimum: number }
  /** The second person has a key here, and it did not agree. */
  | { readonly code: 'PassphraseNeeded'; readonly name: string }
  | { readonly code: 'NotAgreed'; readonly refusal: SignerRefusal };

export type RemovalWish = {
  readonly operator: string;
  readonly second: string;
  readonly reason: string;
};

const shortestReason = 10;

/** How many years it was kept, where nothing speaks against removing it. */
export function decideRemoval(
  summary: RunSummary,
  wish: RemovalWish,
  given: { readonly rule: KeepRule; readonly wall: number; readonly offsetMinutes: number },
): Result<{ readonly keptYears: number }, RemovalRefusal> {
  const { rule, wall, offsetMinutes } = given;
  if (summary.phase !== 'sealed') return refused({ code: 'NotSealed' });
  if (rule.keepYears === null) return refused({ code: 'KeptForEver' });
  const until = keptUntil(summary, rule, offsetMinutes);
  if (until === null) return refused({ code: 'Held' });
  if (until > wall) return refused({ code: 'StillKept', until });
  return refuseWish(wish) ?? ok({ keptYears: rule.keepYears });
}

function refuseWish({ operator, second, reason }: RemovalWish): Result<never, RemovalRefusal> | null {
  if (operator.trim() === '') return refused({ code: 'OperatorUnknown' });
  if (second.trim() === '') return refused({ code: 'SecondNameNeeded' });
  if (folded(second) === folded(operator)) return refused({ code: 'SameName', name: second.trim() });
  if (reason.trim().length < shortestReason) {
    return refused({ code: 'ReasonTooShort', minimum: shortestReason });
  }
  return null;
}

/** "Mei  LINDQVIST" is the same person as "Mei Lindqvist". */
function folded(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
