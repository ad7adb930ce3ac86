import type { Breach } from '#shared/run/run-state.ts';
import type { AlarmSlice, SliceTools } from './app-state.ts';

/** Names one alarm: this breach, and this end of its hold, so that an ended hold alarms anew. */
export function alarmKey(breach: Breach): string {
  return `${breach.trigger}@${breach.observed.position}/${breach.holds.length}`;
}

/** What the operator did to alarms that are not decided. Whether there is an alarm follows from the run. */
export function alarmSlice({ set }: SliceTools): AlarmSlice {
  return {
    alarmsAside: [],
    alarmsSilenced: [],
    putAlarmsAside: (keys) => set(({ alarmsAside }) => ({ alarmsAside: union(alarmsAside, keys) })),
    showAlarms: () => set({ alarmsAside: [] }),
    silenceAlarms: (keys) => set(({ alarmsSilenced }) => ({ alarmsSilenced: union(alarmsSilenced, keys) })),
  };
}

function union(before: readonly string[], added: readonly string[]): readonly string[] {
  return [...new Set([...before, ...added])];
}
