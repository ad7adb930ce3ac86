import { useApp } from '../../stores/use-app.ts';

/** True when nothing can be marked: the record is closed or sealed, or the run can only be read here. */
export function useIsReadOnly(): boolean {
  return useApp(
    ({ run, readOnly }) =>
      readOnly !== null || run.status === 'none' || run.phase === 'closing' || run.phase === 'sealed',
  );
}
