import { useEffect } from 'react';
import { create } from 'zustand';
import type { Phase } from '#shared/run/run-state.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';

const livePhases: readonly Phase[] = ['deploying', 'verifying', 'rolling-back'];

/** The system said no to staying awake; the top bar of a live run says so. */
export const useSleepRefused = create<{ readonly isRefused: boolean }>()(() => ({ isRefused: false }));

/** Asks the system not to sleep while any run deploys, verifies or rolls back. */
export function useKeepAwake(): void {
  const on = useApp(
    ({ run, summaries }) =>
      (run.status === 'started' && livePhases.includes(run.phase)) ||
      summaries.some(({ phase }) => livePhases.includes(phase)),
  );
  // The power settings belong to the system.
  useEffect(() => {
    if (!on) return;
    void desktop
      .keepAwake({ on: true })
      .then(({ isAgreed }) => useSleepRefused.setState({ isRefused: !isAgreed }));
    return () => {
      void desktop.keepAwake({ on: false });
      useSleepRefused.setState({ isRefused: false });
    };
  }, [on]);
}
