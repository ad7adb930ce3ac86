/**
 * Backups made without being asked: after each sealing, and once a day while no run is live. Only one that was read
 * back and checked counts; older ones go after their time, the newest never.
 */
import { join } from 'node:path';
import { z } from 'zod';
import type { BackupFile, BackupStatus } from '#shared/ipc/custody-contract.ts';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { formatOffsetIso } from '#shared/ledger/offset-iso.ts';
import { ok, refused, type Result } from '#shared/result.ts';
import type { Settings } from '#shared/settings.ts';
import { archiveTrouble } from '../archive/archive-trouble.ts';
import type { ArchiveStamp } from '../archive/collect-contents.ts';
import type { SaveArchive } from '../archive/save-archive.ts';
import type { DataFolder } from '../data-folder.ts';
import type { FileLayer } from '../ledger/file-layer.ts';
import { readJsonFile, writeJsonFile } from '../ledger/json-file.ts';
import type { Log } from '../log.ts';

export type Backups = {
  readonly status: () => BackupStatus;
  readonly backUpNow: () => Promise<Result<BackupStatus, Trouble>>;
  /** A run was sealed. */
  readonly sealed: () => void;
  /** Called now and then: makes the daily one when it is due. */
  readonly look: () => void;
  /** Path of one of the listed backups; null for any other name. */
  readonly find: (name: string) => string | null;
};

export type BackupPorts = {
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly settings: () => Settings;
  readonly stamp: () => ArchiveStamp;
  readonly save: SaveArchive;
  /** Whether a run is live: then nothing but a sealing or a person starts a backup. */
  readonly isLive: () => boolean;
  /** Changes whenever anything was recorded. */
  readonly recordedSoFar: () => number;
  readonly changed: () => void;
  readonly log: Log;
};

const dayMs = 86_400_000;
/** A backup that failed is tried again after so long. */
const retryMs = 3_600_000;
/** `Runsheet K7Q2 2026-11-18 0244.runsheet` */
const namePattern = /^Runsheet ([A-Z0-9]{1,40}) (\d{4}-\d\d-\d\d) (\d\d)(\d\d)(\d\d)\.runsheet$/;

const stateSchema = z.object({
  at: z.number(),
  name: z.string(),
  folder: z.string(),
  bytes: z.number(),
  runs: z.number(),
  recordedSoFar: z.number(),
});
type State = z.infer<typeof stateSchema>;

export function openBackups(ports: BackupPorts): Backups {
  const { files, folder } = ports;
  let last: State | null = readJsonFile(files, folder.backup, stateSchema);
  let trouble: { readonly at: number; readonly what: Trouble } | null = null;
  let running: Promise<Result<BackupStatus, Trouble>> | null = null;

  const place = () => ports.settings().backupFolder || folder.backups;

  function status(): BackupStatus {
    return {
      folder: place(),
      isOwnFolder: ports.settings().backupFolder === '',
      last: last === null ? null : { at: last.at, name: last.name, bytes: last.bytes, runs: last.runs },
      trouble: trouble?.what ?? null,
      isRunning: running !== null,
      files: backupsIn(files, place()),
    };
  }

  async function backUp(): Promise<Result<BackupStatus, Trouble>> {
    const stamp = ports.stamp();
    const recordedSoFar = ports.recordedSoFar();
    const name = nameOf(stamp);
    const path = join(place(), name);
    const saved = await ports.save(
      { root: folder.root, purpose: 'everything', runId: null, stamp, withKeys: false, handOverId: null },
      path,
    );
    if (!saved.ok) {
      trouble = { at: stamp.madeAt, what: archiveTrouble(saved.error, { place: place(), name }) };
      ports.log(`backup: ${saved.error.code}`);
      return refused(trouble.what);
    }
    trouble = null;
    const { bytes, runs } = saved.value;
    last = { at: stamp.madeAt, name, folder: place(), bytes, runs, recordedSoFar };
    remember(files, folder, last);
    prune(stamp);
    return ok(status());
  }

  /** Two wishes at once are one backup. */
  function start(): Promise<Result<BackupStatus, Trouble>> {
    running ??= backUp().finally(() => {
      running = null;
      ports.changed();
    });
    ports.changed();
    return running;
  }

  function prune({ madeAt, installation }: ArchiveStamp): void {
    const days = ports.settings().keepBackupsDays;
    if (days === 0) return;
    const old = backupsIn(files, place()).filter(
      ({ name, at }) =>
        name !== last?.name && installationOf(name) === installation && madeAt - at > days * dayMs,
    );
    for (const { name } of old) {
      try {
        files.remove(join(place(), name));
      } catch {
        // It stays a day longer.
        continue;
      }
    }
  }

  return {
    status,
    backUpNow: start,
    sealed: () => void start(),
    look: () => {
      const { madeAt } = ports.stamp();
      const sinceLast = last === null ? Infinity : madeAt - last.at;
      const sinceTrouble = trouble === null ? Infinity : madeAt - trouble.at;
      const isDue = Math.abs(sinceLast) > dayMs && Math.abs(sinceTrouble) > retryMs;
      const isNews = ports.recordedSoFar() > 0 && ports.recordedSoFar() !== last?.recordedSoFar;
      if (isDue && isNews && running === null && !ports.isLive()) void start();
    },
    find: (name) =>
      backupsIn(files, place()).some((file) => file.name === name) ? join(place(), name) : null,
  };
}

function nameOf({ madeAt, offsetMinutes, installation }: ArchiveStamp): string {
  const iso = formatOffsetIso(madeAt, offsetMinutes);
  return `Runsheet ${installation} ${iso.slice(0, 10)} ${iso.slice(11, 19).replaceAll(':', '')}.runsheet`;
}

function installationOf(name: string): string | null {
  return namePattern.exec(name)?.[1] ?? null;
}

/** Newest first; empty where the folder cannot be read. Times are told from the names, as copies change the others. */
function backupsIn(files: FileLayer, folder: string): readonly BackupFile[] {
  try {
    return files
      .list(folder)
      .flatMap((name): readonly BackupFile[] => {
        const found = namePattern.exec(name);
        const bytes = found === null ? null : files.sizeOf(join(folder, name));
        if (found === null || bytes === null) return [];
        const at = new Date(`${found[2]}T${found[3]}:${found[4]}:${found[5]}`).getTime();
        return Number.isNaN(at) ? [] : [{ name, at, bytes }];
      })
      .toSorted((one, other) => other.at - one.at);
  } catch {
    return [];
  }
}

function remember(files: FileLayer, folder: DataFolder, state: State): void {
  try {
    writeJsonFile(files, folder.backup, state);
  } catch {
    // Then the next start makes one more backup.
    return;
  }
}
