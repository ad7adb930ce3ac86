import { useApp } from '../../stores/use-app.ts';
import { alarmNow, type RunAlarm } from './alarm-model.ts';

/** The alarm that asks for a decision now, or null; renders again once a second. */
export function useAlarm(): RunAlarm | null {
  const run = useApp((state) => state.run);
  const readOnly = useApp((state) => state.readOnly);
  const listed = useApp((state) => state.listed);
  const wallNow = useApp((state) => state.wallNow);
  return alarmNow({ run, readOnly, listed, wallNow });
}
