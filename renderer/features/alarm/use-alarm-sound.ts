import { useEffect } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { playSound } from '../shell/sounds.ts';

const quickMs = 5000;
const quickForMs = 30_000;
const slowMs = 30_000;
/** The alarm itself cannot be turned off in a live run, only silenced. */
const leastVolume = 0.3;

export type AlarmSounding = 'silent' | 'quick' | 'slow';

/** Three pulses every 5 s for 30 s, then every 30 s; put aside: every 30 s. */
export function useAlarmSound(sounding: AlarmSounding): void {
  const volume = useApp(({ settings }) => Math.max(settings.volume, leastVolume));
  // The loudspeaker and timers are outside React.
  useEffect(() => {
    if (sounding === 'silent') return;
    const startedAt = performance.now();
    let timer = 0;
    const next = (): void => {
      const isQuick = sounding === 'quick' && performance.now() - startedAt < quickForMs;
      timer = window.setTimeout(play, isQuick ? quickMs : slowMs);
    };
    const play = (): void => {
      void playSound('alarm', volume);
      next();
    };
    if (sounding === 'quick') play();
    else next();
    return () => window.clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- a change of the volume does not start the alarm anew
  }, [sounding]);
}
