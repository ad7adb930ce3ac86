import { settingsTabs } from '../../stores/settings-tabs.ts';
import type { PaletteEntry } from './palette-entry.ts';

/** Each part of Settings, found by its name and by what is in it. */
export const settingsEntries: readonly PaletteEntry[] = settingsTabs.map(({ id, label, holds }) => ({
  id: `settings ${id}`,
  group: 'Go to',
  label: `Settings: ${label}`,
  detail: holds,
  icon: 'chevron-right',
  run: ({ go }) => go({ name: 'settings', tab: id }),
}));
