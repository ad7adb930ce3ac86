import { steadyTime } from '#shared/run/clock-doubt.ts';
import { formatStopwatch } from '#shared/time/instant.ts';
import { triggerStatus } from '#shared/verification/trigger.ts';
import type { AppState } from '../../stores/app-state.ts';
import { spokenDuration } from '../run/spoken.ts';
import { useRunView } from '../run/run-view.ts';
import { playSound, volumeOf } from '../shell/sounds.ts';
import { triggerName } from './trigger-name.ts';

/** `t` and its number: observed; again: cleared. One without a time asks first, since it trips at once. */
export async function pressTrigger(read: () => AppState, trigger: string): Promise<void> {
  const state = read();
  if (state.run.status === 'none') return;
  const status = triggerStatus(state.run, trigger, steadyTime(state.run, state.readWall()));
  const name = triggerName(state.run, trigger);
  if (status.breach !== null) return clear(read, trigger, name);
  if (status.state !== 'watched') {
    return state.say(
      `${name} is not watched ${status.state === 'not-armed' ? 'yet' : 'any more'}.`,
      'refused',
    );
  }
  const { confirmTrigger } = useRunView.getState();
  if (status.holdSeconds === 0 && confirmTrigger !== trigger) {
    useRunView.setState({ confirmTrigger: trigger });
    return state.announce(`${name} observed? Enter raises the alarm now.`);
  }
  useRunView.setState({ confirmTrigger: null });
  const answer = await state.dispatch({ type: 'ObserveTrigger', trigger, since: null });
  if (!answer.ok) return;
  const { settings } = read();
  void playSound('trigger-observed', volumeOf('trigger-observed', settings));
  const threshold =
    status.holdSeconds === 0 ? 'no threshold' : `threshold ${spokenDuration(status.holdSeconds * 1000)}`;
  read().announce(`${name} observed, ${threshold}.`);
}

/** What is said is what was recorded, to the second that every list and the sheet tell. */
async function clear(read: () => AppState, trigger: string, name: string): Promise<void> {
  const answer = await read().dispatch({ type: 'ClearTrigger', trigger, clearedAt: null });
  const { run } = read();
  if (!answer.ok || run.status === 'none') return;
  const breach = run.breaches.findLast((one) => one.trigger === trigger && one.cleared !== null);
  const lasted = breach?.cleared ? breach.cleared.steadyClearedAt - breach.steadySince : null;
  // Null where this window missed something before it and reads the run anew.
  read().say(lasted === null ? `${name} cleared.` : `${name} cleared after ${formatStopwatch(lasted)}.`);
}
