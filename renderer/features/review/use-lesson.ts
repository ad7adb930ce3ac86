import { useState } from 'react';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useAppStore } from '../../stores/use-app.ts';
import { dropDraft, keepDraft, readDraft } from './review-drafts.ts';

export type LessonField = {
  readonly text: string;
  /** What stands here is not what is written. */
  readonly isChanged: boolean;
  readonly change: (text: string) => void;
  /** Writes it; true once it is on disk, and where there was nothing to write. */
  readonly write: () => Promise<boolean>;
};

/** One field of the review: what was written, or what was typed since. */
export function useLesson(
  run: StartedRun,
  given: { readonly entry: string; readonly item: string | null; readonly written: string },
): LessonField {
  const { entry, item, written } = given;
  const store = useAppStore();
  const [draft, setDraft] = useState(() => readDraft(run.runId, entry));
  const text = draft ?? written;
  const isChanged = draft !== null && draft.trim() !== written;
  const forget = (): void => {
    dropDraft(run.runId, entry);
    setDraft(null);
  };
  return {
    text,
    isChanged,
    change: (typed) => {
      keepDraft(run.runId, entry, typed);
      setDraft(typed);
    },
    write: async () => {
      if (!isChanged) {
        forget();
        return true;
      }
      const recorded = await store.getState().dispatch({ type: 'WriteLesson', entry, item, text });
      if (recorded.ok) forget();
      return recorded.ok;
    },
  };
}
