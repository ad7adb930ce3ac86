import { useEffect, useState } from 'react';
import { noUsualTimes, type UsualTimes } from '#shared/insights/usual-times.ts';
import { desktop } from '../../desktop.ts';
import { useRun } from '../../stores/use-app.ts';

const known = new Map<string, UsualTimes>();

/**
 * How long the steps and windows of the open run's checklist usually take, from the runs before it. Nothing until main
 * has answered, and nothing where it cannot: what is usual only stands beside what is.
 */
export function useUsualTimes(): UsualTimes {
  const { runId } = useRun();
  const [usual, setUsual] = useState(known.get(runId) ?? noUsualTimes);
  // Main is outside React. Runs before this one do not change while it is open, so it is asked once for each run.
  useEffect(() => {
    let isCurrent = true;
    if (!known.has(runId)) {
      void desktop.readUsualTimes({ runId }).then((answer) => {
        if (!answer.ok) return;
        known.set(runId, answer.value);
        if (isCurrent) setUsual(answer.value);
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [runId]);
  return usual;
}
