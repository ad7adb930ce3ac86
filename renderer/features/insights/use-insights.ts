import { useEffect, useState } from 'react';
import type { InsightFilter } from '#shared/insights/choose-runs.ts';
import type { Insights } from '#shared/insights/insights.ts';
import { desktop } from '../../desktop.ts';
import { useAppStore } from '../../stores/use-app.ts';
import { troubleText } from '../../stores/trouble-text.ts';

export type InsightsNow = {
  /** What was read last; null before the first answer. */
  readonly insights: Insights | null;
  readonly trouble: string | null;
};

/** Reads them anew for each filter; what was read before stays until the answer is there. */
export function useInsights(filter: InsightFilter): InsightsNow {
  const store = useAppStore();
  const [now, setNow] = useState<InsightsNow>({ insights: null, trouble: null });
  const key = JSON.stringify(filter);
  // Main is outside React.
  useEffect(() => {
    let isCurrent = true;
    // `as`: it was made of a filter just above.
    void desktop.readInsights(JSON.parse(key) as InsightFilter).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setNow({ insights: answer.value, trouble: null });
      else
        setNow((before) => ({
          ...before,
          trouble: troubleText(answer.error, store.getState().offsetMinutes),
        }));
    });
    return () => {
      isCurrent = false;
    };
  }, [key, store]);
  return now;
}
