import { useEffect, useRef } from 'react';
import { useAppStore, useSteadyNow } from '../../stores/use-app.ts';
import { desktop } from '../../desktop.ts';
import { playSound, type SoundKind } from '../shell/sounds.ts';
import { triggerMoments } from './trigger-announcements.ts';
import { longestGapMs, windowMoments, type WindowMoment } from './window-announcements.ts';

const windowSounds: { readonly [sound in Exclude<WindowMoment['sound'], null>]: SoundKind } = {
  'one-soft': 'window-closes-soon',
  'two-soft': 'window-closed',
};

/** A simulated clock may run fast or be moved a little without anybody sleeping. */
const longestSimulatedGapMs = 120_000;

/** Speaks, sounds and notifies what became due since the last tick of the clock. */
export function useMoments(): void {
  const store = useAppStore();
  const steadyNow = useSteadyNow();
  const before = useRef(steadyNow);
  // Screen reader, loudspeaker and notifications are outside React; each moment is told once.
  useEffect(() => {
    const from = before.current;
    before.current = steadyNow;
    const { run, announce, settings, startUp } = store.getState();
    if (run.status === 'none') return;
    const volume = settings.sounds ? settings.volume : 0;
    const gap = startUp?.simulatedClock === true ? longestSimulatedGapMs : longestGapMs;
    const windows = windowMoments(run, from, steadyNow, gap);
    const triggers = triggerMoments(run, from, steadyNow, gap);
    const sentences = [...windows, ...triggers].map((moment) => moment.sentence);
    if (sentences.length > 0) announce(sentences.join(' '));
    const sound = windows.find((moment) => moment.sound !== null)?.sound ?? null;
    if (sound !== null) void playSound(windowSounds[sound], volume);
    if (triggers.some((moment) => moment.kind === 'near')) void playSound('threshold-near', volume);
    for (const { notice } of [...windows, ...triggers]) {
      if (notice !== null)
        void desktop.raiseAlarm({ title: run.details.release, body: notice, urgent: false });
    }
  }, [steadyNow, store]);
}
