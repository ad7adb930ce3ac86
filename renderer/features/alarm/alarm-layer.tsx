import { type ReactNode, useEffect } from 'react';
import { desktop } from '../../desktop.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { useHotkeys } from '../../ui/keyboard.ts';
import { AlarmCard } from './alarm-card.tsx';
import { alarmNow, alarmSentence, otherLiveRuns, type RunAlarm } from './alarm-model.ts';
import { useAlarm } from './use-alarm.ts';
import { useAlarmSound } from './use-alarm-sound.ts';

/** The alarm above every screen and every dialog, as long as a live run asks for a decision. */
export function AlarmLayer(): ReactNode {
  const alarm = useAlarm();
  const aside = useApp((state) => state.alarmsAside);
  const silenced = useApp((state) => state.alarmsSilenced);
  const showAlarms = useApp((state) => state.showAlarms);
  const overlays = useApp((state) => state.overlays.length);
  const isAside = alarm !== null && alarm.keys.every((key) => aside.includes(key));
  const isSilenced = alarm !== null && alarm.keys.every((key) => silenced.includes(key));
  useListenToOtherRuns();
  useRaised(alarm);
  useAlarmSound(alarm === null || isSilenced ? 'silent' : isAside ? 'slow' : 'quick');
  useHotkeys([{ keys: 'Shift+A', run: () => showAlarms(), inTextFields: false }], {
    enabled: isAside,
    aboveDialogs: true,
  });
  if (alarm === null || isAside) return null;
  // A dialog opened meanwhile would lie above; a new card lies above it again.
  return <AlarmCard key={`${alarm.run.runId} ${overlays}`} alarm={alarm} />;
}

/** Live runs that are not on screen are kept open, so that their alarm is heard. */
function useListenToOtherRuns(): void {
  const store = useAppStore();
  const others = useApp((state) => otherLiveRuns(state).join(' '));
  // Reads runs from main.
  useEffect(() => {
    if (others !== '') void store.getState().listRuns(others.split(' '));
  }, [store, others]);
}

/** Tells main and screen readers once for each alarm, and main when it is over. */
function useRaised(alarm: RunAlarm | null): void {
  const store = useAppStore();
  const keys = alarm?.keys.join(' ') ?? '';
  // Notifications and the task bar belong to main.
  useEffect(() => {
    const { offsetMinutes, announce, wallNow, run, readOnly, listed } = store.getState();
    const raised = alarmNow({ run, readOnly, listed, wallNow });
    if (keys === '' || raised === null) return;
    const body = alarmSentence(raised, offsetMinutes);
    announce(body, { assertive: true });
    void desktop.raiseAlarm({ title: 'Threshold passed', body, urgent: true });
    return () => void desktop.endAlarm(null);
  }, [store, keys]);
}
