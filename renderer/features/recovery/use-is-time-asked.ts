import { clockDoubt } from '#shared/run/clock-doubt.ts';
import { useApp } from '../../stores/use-app.ts';

/** Whether the open run asks what time it is: nothing is worked until it is answered. */
export function useIsTimeAsked(): boolean {
  return useApp(
    ({ run, readOnly }) => readOnly === null && run.status === 'started' && clockDoubt(run) !== null,
  );
}
