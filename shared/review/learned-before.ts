/** What was learned is shown at the same items the next time a checklist is worked, whatever its version then. */
import { matchItems } from '../checklist/compare-checklists.ts';
import type { ComparableItem } from '../checklist/compare/comparable-item.ts';
import { dateOf } from '../insights/choose-runs.ts';
import type { RunFacts } from '../insights/run-facts.ts';

export type LessonQuestion = {
  /** Null for a run that is not begun: then every run came before it. */
  readonly runId: string | null;
  readonly createdAt: number | null;
  /** What the versions of a checklist have in common: its title, else the name of its file. */
  readonly checklist: string;
  readonly checklistSha256: string;
  readonly items: readonly ComparableItem[];
};

export type LearnedBefore = {
  /** Its number in the checklist that was asked about; null where it is of no item, or of one that is gone. */
  readonly item: string | null;
  /** The item as it was worded then, else what it was learned from; empty for the run as a whole. */
  readonly about: string;
  readonly text: string;
  readonly by: string;
  readonly run: {
    readonly runId: string;
    readonly runNumber: string;
    readonly product: string;
    readonly release: string;
    readonly rehearsal: boolean;
    /** The day it belongs to. */
    readonly at: number;
  };
};

/**
 * Of runs of the same checklist created before, newest run first and inside a run in the order it was told. `itemsOf`:
 * the items of a version by its hash. Rehearsals count, as that is what they are for.
 */
export function learnedBefore(
  asked: LessonQuestion,
  facts: readonly RunFacts[],
  itemsOf: (checklistSha256: string) => readonly ComparableItem[],
): readonly LearnedBefore[] {
  const before = facts
    .filter(
      (run) =>
        run.lessons.length > 0 &&
        run.runId !== asked.runId &&
        run.checklist === asked.checklist &&
        (asked.createdAt === null || run.createdAt < asked.createdAt),
    )
    .toSorted((a, b) => dateOf(b) - dateOf(a));
  const versions = new Map<string, Version>();
  return before.flatMap((run) => {
    const version = versions.get(run.checklistSha256) ?? versionOf(run.checklistSha256, asked, itemsOf);
    versions.set(run.checklistSha256, version);
    const { runId, runNumber, product, release, rehearsal } = run;
    return run.lessons.map(({ item, about, text, by }) => ({
      item: item === null ? null : (version.now.get(item) ?? null),
      about: item === null ? about : (version.texts.get(item) ?? item),
      text,
      by,
      run: { runId, runNumber, product, release, rehearsal, at: dateOf(run) },
    }));
  });
}

type Version = {
  /** The number of each of its items in the checklist asked about. */
  readonly now: ReadonlyMap<string, string>;
  readonly texts: ReadonlyMap<string, string>;
};

function versionOf(
  sha256: string,
  { checklistSha256, items }: LessonQuestion,
  itemsOf: (sha256: string) => readonly ComparableItem[],
): Version {
  const older = sha256 === checklistSha256 ? items : itemsOf(sha256);
  return {
    now: sha256 === checklistSha256 ? sameNumbers(items) : matchItems(older, items),
    texts: new Map(older.map(({ number, text }) => [number, text])),
  };
}

function sameNumbers(items: readonly ComparableItem[]): ReadonlyMap<string, string> {
  return new Map(items.map(({ number }) => [number, number]));
}

/** The lessons of the newest run that left any: what "last time" means. */
export function lastTime(learned: readonly LearnedBefore[]): readonly LearnedBefore[] {
  const newest = learned[0]?.run.runId;
  return learned.filter(({ run }) => run.runId === newest);
}
