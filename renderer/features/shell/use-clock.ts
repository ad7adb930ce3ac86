import { useEffect } from 'react';
import { useAppStore } from '../../stores/use-app.ts';

/** Ticks the clock on each full second, and asks main's clock again when the window comes back into view. */
export function useClock(): void {
  const store = useAppStore();
  // Timers and window events are outside React.
  useEffect(() => {
    let timer = 0;
    const tick = (): void => {
      const { tick: tickOn, askClock, startUp, readWall, strips, removeStrip } = store.getState();
      // A simulated clock may run faster than this window's timer.
      if (startUp?.simulatedClock === true) void askClock();
      else if (startUp !== null) tickOn();
      for (const strip of strips) {
        if (strip.endsAt !== null && strip.endsAt <= performance.now()) removeStrip(strip.id);
      }
      timer = window.setTimeout(tick, 1000 - (readWall() % 1000));
    };
    const ask = (): void => {
      if (document.visibilityState === 'visible' && store.getState().startUp !== null)
        void store.getState().askClock();
    };
    tick();
    document.addEventListener('visibilitychange', ask);
    window.addEventListener('focus', ask);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', ask);
      window.removeEventListener('focus', ask);
    };
  }, [store]);
}
