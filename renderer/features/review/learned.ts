/** What runs before the open one learned, asked of main once for each run: they do not change while it is worked. */
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { LearnedBefore } from '#shared/review/learned-before.ts';
import { desktop } from '../../desktop.ts';

type Learned = {
  readonly runId: string | null;
  /** By item number in the checklist of that run, newest run first. */
  readonly byItem: ReadonlyMap<string, readonly LearnedBefore[]>;
};

const nothing: readonly LearnedBefore[] = [];
const useLearned = create<Learned>()(() => ({ runId: null, byItem: new Map() }));

/** Reads it for the run on screen. Nothing until main has answered, and nothing where it cannot. */
export function useReadLearned(runId: string): void {
  // Main is outside React.
  useEffect(() => {
    if (useLearned.getState().runId === runId) return;
    useLearned.setState({ runId, byItem: new Map() });
    void desktop.readLessons({ runId }).then((answer) => {
      if (!answer.ok || useLearned.getState().runId !== runId) return;
      const ofItems = answer.value.filter(({ item }) => item !== null);
      useLearned.setState({ byItem: Map.groupBy(ofItems, ({ item }) => item ?? '') });
    });
  }, [runId]);
}

/** What was learned at an item of the run on screen; drawn anew only where there is something. */
export function useLearnedAt(item: string): readonly LearnedBefore[] {
  return useLearned(({ byItem }) => byItem.get(item) ?? nothing);
}

/** What runs of a checklist version left behind, for a run that is not begun. */
export function useLearnedFor(checklistSha256: string | null): readonly LearnedBefore[] {
  const [answered, setAnswered] = useState<{ readonly of: string | null; readonly learned: typeof nothing }>({
    of: null,
    learned: nothing,
  });
  // Main is outside React.
  useEffect(() => {
    if (checklistSha256 === null) return;
    let isCurrent = true;
    void desktop.readLessons({ checklistSha256 }).then((answer) => {
      if (isCurrent && answer.ok) setAnswered({ of: checklistSha256, learned: answer.value });
    });
    return () => {
      isCurrent = false;
    };
  }, [checklistSha256]);
  return answered.of === checklistSha256 ? answered.learned : nothing;
}
