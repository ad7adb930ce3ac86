import { createContext, useContext } from 'react';
import type { RunActions } from './run-actions.ts';

/** Provided by RunScreen, so that a mark made anywhere is guarded by the same 250 ms. */
export const RunActionsContext = createContext<RunActions | null>(null);

export function useRunActions(): RunActions {
  const actions = useContext(RunActionsContext);
  if (actions === null) throw new Error('A part of the run screen was drawn outside RunScreen.');
  return actions;
}
