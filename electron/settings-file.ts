import { firstSettings, settingsSchema, type Settings } from '#shared/settings.ts';
import { refused, ok, type Result } from '#shared/result.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import type { DataFolder } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { readJsonFile, writeJsonFile } from './ledger/json-file.ts';
import { writeCause } from './ledger/trouble-cause.ts';

export type SettingsFile = {
  readonly current: () => Settings;
  /** In force only once it is written. */
  readonly save: (settings: Settings) => Result<Settings, Trouble>;
};

/** A lost or damaged file gives the first settings; a setting unknown to this version is left out. */
export function openSettings(files: FileLayer, folder: DataFolder): SettingsFile {
  let settings = readJsonFile(files, folder.settings, settingsSchema) ?? firstSettings;
  return {
    current: () => settings,
    save: (next) => {
      try {
        writeJsonFile(files, folder.settings, next);
      } catch (cause) {
        return refused({ code: 'FileNotWritten', place: folder.settings, cause: writeCause(cause) });
      }
      settings = next;
      return ok(settings);
    },
  };
}
