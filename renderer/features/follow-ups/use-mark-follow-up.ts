import type { FollowUpLine } from '#shared/follow-up/follow-up.ts';
import type { ItemState } from '#shared/run/run-events.ts';
import { useAppStore } from '../../stores/use-app.ts';
import { stateWord } from './follow-up-words.ts';

export type MarkFollowUp = (line: FollowUpLine, state: ItemState, note: string | null) => Promise<boolean>;

/** Records an answer; true when it is on disk. What was refused stands in the status line. */
export function useMarkFollowUp(): MarkFollowUp {
  const store = useAppStore();
  return async ({ item, round }, state, note) => {
    const answer = await store.getState().dispatch({ type: 'MarkFollowUp', item, round, state, note });
    if (answer.ok) store.getState().announce(`${item} ${stateWord[state]}.`);
    return answer.ok;
  };
}
