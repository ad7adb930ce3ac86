/** Which items of a checklist end other than plainly done most often, and what that may mean for its wording. */
import { isFinished } from './choose-runs.ts';
import type { ItemFacts } from './item-facts.ts';
import { siftRuns, type LeftOut } from './left-out.ts';
import type { RunFacts } from './run-facts.ts';

export type ItemAdvice = 'remove' | 'move-later' | 'more-time' | 'mend';

export type RankedItem = {
  /** Its number in the newest run that has it. */
  readonly number: string;
  readonly text: string;
  readonly group: string;
  /** Runs that were worked to an end with this item in their checklist. */
  readonly runs: number;
  readonly late: number;
  readonly failed: number;
  readonly deferred: number;
  readonly notApplicable: number;
  readonly advice: ItemAdvice | null;
};

/** The items of a checklist version, by its SHA-256: what `itemKey` makes of each. */
export type Wordings = ReadonlyMap<string, ReadonlySet<string>>;

/** The same words in a group of the same title are one item, whatever its number in that version. */
export function itemKey({ group, text }: Pick<ItemFacts, 'group' | 'text'>): string {
  return `${group}\n${text}`;
}

export type ItemRanking = { readonly rows: readonly RankedItem[]; readonly leftOut: readonly LeftOut[] };

/** Advice on few runs is a guess. */
const fewestRuns = 5;

/**
 * Most often first. What an aborted run did not reach says nothing, nor does what was late under a sped-up clock.
 * `runs`: oldest first.
 */
export function rankItems(runs: readonly RunFacts[], wordings: Wordings): ItemRanking {
  const { kept: ended, leftOut } = siftRuns(runs, (run) => {
    if (!isFinished(run) || run.outcome === null) return 'in-progress';
    if (run.outcome === 'aborted') return 'aborted';
    return run.simulatedClock ? 'simulated-clock' : null;
  });
  const versions = Map.groupBy(ended, ({ checklistSha256 }) => checklistSha256);
  const found = Map.groupBy(
    ended.flatMap(({ items }) => items),
    itemKey,
  );
  const rows = [...found]
    .map(([key, facts]) => ranked(facts, runsWith(key, versions, wordings)))
    .toSorted((a, b) => total(b) - total(a) || byNumber.compare(a.number, b.number));
  return { rows, leftOut };
}

const byNumber = new Intl.Collator('en', { numeric: true });

function runsWith(
  key: string,
  versions: ReadonlyMap<string, readonly RunFacts[]>,
  wordings: Wordings,
): number {
  return [...versions].reduce(
    (sum, [sha256, runs]) => sum + (wordings.get(sha256)?.has(key) === false ? 0 : runs.length),
    0,
  );
}

function ranked(facts: readonly ItemFacts[], runs: number): RankedItem {
  const newest = facts.at(-1);
  const ended = (how: ItemFacts['ended']): number => facts.filter((one) => one.ended === how).length;
  const counts = {
    late: facts.filter(({ late }) => late).length,
    failed: ended('failed'),
    deferred: ended('deferred'),
    notApplicable: ended('not-applicable'),
  };
  return {
    number: newest?.number ?? '',
    text: newest?.text ?? '',
    group: newest?.group ?? '',
    runs,
    ...counts,
    advice: runs < fewestRuns ? null : adviceOn(counts, runs),
  };
}

type Counts = Pick<RankedItem, 'late' | 'failed' | 'deferred' | 'notApplicable'>;

function adviceOn({ late, failed, deferred, notApplicable }: Counts, runs: number): ItemAdvice | null {
  if (notApplicable / runs >= 0.9) return 'remove';
  if (failed / runs >= 0.5) return 'mend';
  if (deferred / runs >= 0.5) return 'move-later';
  return late / runs >= 0.5 ? 'more-time' : null;
}

function total({ late, failed, deferred, notApplicable }: Counts): number {
  return late + failed + deferred + notApplicable;
}

/** "not applicable in 11 of 12 runs: remove it?" */
export function explainAdvice(item: RankedItem): string {
  const of = (count: number): string => `${count} of ${item.runs} runs`;
  switch (item.advice) {
    case 'remove':
      return `not applicable in ${of(item.notApplicable)}: remove it?`;
    case 'move-later':
      return `deferred in ${of(item.deferred)}: move it later?`;
    case 'more-time':
      return `late in ${of(item.late)}: give its window more time?`;
    case 'mend':
      return `failed in ${of(item.failed)}: mend what it checks, or its wording?`;
    case null:
      return '';
  }
}
