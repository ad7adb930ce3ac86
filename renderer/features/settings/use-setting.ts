import type { Settings } from '#shared/settings.ts';
import { useApp } from '../../stores/use-app.ts';

/** A change that is saved at once, and said in the status line. */
export function useChange(): (change: Partial<Settings>, said: string) => Promise<void> {
  const saveSettings = useApp((state) => state.saveSettings);
  const say = useApp((state) => state.say);
  return async (change, said) => {
    if (await saveSettings(change)) say(said);
  };
}
