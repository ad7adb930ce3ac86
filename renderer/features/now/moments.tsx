import { useEffect } from 'react';
import { steadyTime } from '#shared/run/clock-doubt.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { desktop } from '../../desktop.ts';
import type { AppState } from '../../stores/app-state.ts';
import { useAppStore } from '../../stores/use-app.ts';
import { runName } from '../shell/run-name.ts';
import { playSound, volumeOf, type SilenceableSound } from '../shell/sounds.ts';
import { rollbackNotice } from './rollback-notice.ts';
import { triggerMoments } from './trigger-announcements.ts';
import { longestGapMs, windowMoments, type WindowMoment } from './window-announcements.ts';

const windowSounds: { readonly [sound in Exclude<WindowMoment['sound'], null>]: SilenceableSound } = {
  'one-soft': 'window-closes-soon',
  'two-soft': 'window-closed',
};

/** A simulated clock may run fast or be moved a little without anybody sleeping. */
const longestSimulatedGapMs = 120_000;

/**
 * Speaks, sounds and notifies what became due since the last tick, of the open run and of every other live one, on
 * whatever screen the operator is.
 */
export function Moments(): null {
  const store = useAppStore();
  // Screen reader, loudspeaker and notifications are outside React; each moment is told once.
  useEffect(() => {
    const told = new Map<string, Told>();
    const look = (state: AppState): void => {
      for (const run of liveRuns(state)) {
        const now = { steadyNow: steadyTime(run, state.wallNow), rollbacks: run.rollbacks.length };
        const before = told.get(run.runId) ?? now;
        told.set(run.runId, now);
        tell(state, run, before, now);
      }
    };
    look(store.getState());
    return store.subscribe((state, previous) => {
      if (state.wallNow !== previous.wallNow || state.run !== previous.run) look(state);
    });
  }, [store]);
  return null;
}

type Told = { readonly steadyNow: number; readonly rollbacks: number };

function liveRuns({ run, readOnly, listed }: AppState): readonly StartedRun[] {
  const open = run.status === 'started' && readOnly === null ? [run] : [];
  const openId = run.status === 'started' ? run.runId : null;
  const others = Object.values(listed).filter(
    ({ runId, phase }) => runId !== openId && (phase === 'deploying' || phase === 'verifying'),
  );
  return [...open, ...others];
}

function tell(state: AppState, run: StartedRun, before: Told, now: Told): void {
  const { announce, settings, startUp } = state;
  const gap = startUp?.simulatedClock === true ? longestSimulatedGapMs : longestGapMs;
  const windows = windowMoments(run, before.steadyNow, now.steadyNow, gap);
  const triggers = triggerMoments(run, before.steadyNow, now.steadyNow, gap);
  const isOpen = state.run.status === 'started' && state.run.runId === run.runId;
  const sentences = [...windows, ...triggers].map(({ sentence }) => sentence);
  // Of a run that is not on screen it is said which one is meant.
  if (sentences.length > 0)
    announce([...(isOpen ? [] : [`${runName(run.details)}:`]), ...sentences].join(' '));
  const sounds: readonly SilenceableSound[] = [
    ...windows.flatMap(({ sound }) => (sound === null ? [] : [windowSounds[sound]])).slice(0, 1),
    ...(triggers.some(({ kind }) => kind === 'near') ? ['threshold-near' as const] : []),
  ];
  for (const kind of sounds) void playSound(kind, volumeOf(kind, settings));
  const rolledBack = now.rollbacks > before.rollbacks ? rollbackNotice(run) : null;
  const notices = [...windows, ...triggers].map(({ notice }) => notice);
  for (const body of [...notices, rolledBack]) {
    if (body !== null) void desktop.raiseAlarm({ title: runName(run.details), body, urgent: false });
  }
}
