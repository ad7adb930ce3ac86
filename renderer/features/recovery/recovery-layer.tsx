import { type ReactNode, useEffect, useState } from 'react';
import { clockDoubt } from '#shared/run/clock-doubt.ts';
import { pendingGap } from '#shared/run/pending-gap.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useApp, useAppStore, useSteadyNow } from '../../stores/use-app.ts';
import { alarmNow } from '../alarm/alarm-model.ts';
import { RecoveryDialog } from './recovery-dialog.tsx';
import type { Interruption } from './recovery-model.ts';

const idleMs = 15 * 60_000;

/** Asks once after a sleep, a restart, or 15 minutes without a key in a live run. */
export function RecoveryLayer(): ReactNode {
  const run = useApp((state) => state.run);
  const readOnly = useApp((state) => state.readOnly);
  const steadyNow = useSteadyNow();
  const [idleSince, resetIdle] = useIdle(run.status === 'started' && isLive(run));
  if (run.status === 'none' || readOnly !== null || clockDoubt(run) !== null) return null;
  const pending = pendingGap(run, steadyNow);
  const interruption: Interruption | null =
    pending === null ? idleSince : { kind: kindOf(pending.gap.kind), gap: pending.gap };
  if (interruption === null) return null;
  const key = pending === null ? 'idle' : String(pending.gap.stamp.position);
  return <RecoveryDialog key={key} interruption={interruption} onConfirmed={resetIdle} />;
}

function kindOf(kind: string): 'slept' | 'restarted' {
  return kind === 'slept' ? 'slept' : 'restarted';
}

function isLive(run: StartedRun): boolean {
  return run.phase === 'deploying' || run.phase === 'verifying' || run.phase === 'rolling-back';
}

/** Watches for keys and presses; not null once there was none for 15 minutes. */
function useIdle(isWatched: boolean): readonly [Extract<Interruption, { kind: 'idle' }> | null, () => void] {
  const store = useAppStore();
  const [idle, setIdle] = useState<Extract<Interruption, { kind: 'idle' }> | null>(null);
  // Keys and timers are outside React.
  useEffect(() => {
    if (!isWatched) return;
    let lastAt = store.getState().readWall();
    const touched = (): void => {
      lastAt = store.getState().readWall();
    };
    const look = (): void => {
      const now = store.getState().readWall();
      // An alarm asks for a person already, and nothing may come above it.
      if (alarmNow(store.getState()) !== null) lastAt = now;
      if (now - lastAt >= idleMs) setIdle((before) => before ?? { kind: 'idle', fromAt: lastAt, toAt: now });
    };
    const timer = window.setInterval(look, 5000);
    window.addEventListener('keydown', touched, true);
    window.addEventListener('pointerdown', touched, true);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('keydown', touched, true);
      window.removeEventListener('pointerdown', touched, true);
      setIdle(null);
    };
  }, [store, isWatched]);
  return [idle, () => setIdle(null)];
}
