/** The parts of Settings in their order, and what is in each, in words somebody would look for. */
export const settingsTabs = [
  { id: 'operator', label: 'Operator', holds: 'who is at the keyboard' },
  { id: 'signers', label: 'People and signing', holds: 'signing keys, certificates, passphrases' },
  { id: 'organisation', label: 'Organisation', holds: 'name and logo on the sheet' },
  { id: 'folders', label: 'Folders and backup', holds: 'where records go, backups, restore, a second place' },
  { id: 'appearance', label: 'Appearance', holds: 'light, dark, dark by time, zoom' },
  { id: 'sounds', label: 'Sounds and alarms', holds: 'volume, test' },
  { id: 'keyboard', label: 'Keyboard', holds: 'letters, other keys, moving on after a mark' },
  { id: 'about', label: 'About', holds: 'version, data folder' },
] as const;

export type SettingsTab = (typeof settingsTabs)[number]['id'];
