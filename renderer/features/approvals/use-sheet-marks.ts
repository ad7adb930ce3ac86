import { useEffect, useState } from 'react';
import type { StartedRun } from '#shared/run/run-state.ts';
import { desktop } from '../../desktop.ts';

/** Typing goes on meanwhile; the sheet need not be looked through after each letter. */
const restMs = 400;

/** Characters of the sheet at hand, and of what the signature would say, that no font has. */
export function useSheetMarks({ runId, head }: StartedRun, words: string): readonly string[] {
  const [marks, setMarks] = useState<readonly string[]>([]);
  // Main has the fonts.
  useEffect(() => {
    let isWanted = true;
    const timer = window.setTimeout(() => {
      void desktop.sheetMarks({ runId, words }).then((answer) => {
        if (isWanted && answer.ok) setMarks(answer.value);
      });
    }, restMs);
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [runId, head, words]);
  return marks;
}
