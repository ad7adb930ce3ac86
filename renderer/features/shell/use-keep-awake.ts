import { useEffect } from 'react';
import { desktop } from '../../desktop.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { troubleText } from '../../stores/trouble-text.ts';

/** Asks the system not to sleep while the open run deploys, verifies or rolls back; says so when it is refused. */
export function useKeepAwake(): void {
  const store = useAppStore();
  const on = useApp(
    ({ run }) => run.status === 'started' && ['deploying', 'verifying', 'rolling-back'].includes(run.phase),
  );
  // The power settings belong to the system.
  useEffect(() => {
    if (!on) return;
    void desktop.keepAwake({ on: true }).then((answer) => {
      if (!answer.ok) {
        const text = `This laptop may go to sleep during the run. ${troubleText(answer.error, store.getState().offsetMinutes)}`;
        store.getState().showStrip({ id: 'sleep', tone: 'late', text });
      }
    });
    return () => {
      void desktop.keepAwake({ on: false });
      store.getState().removeStrip('sleep');
    };
  }, [on, store]);
}
