/** Second places, wired once: backups, files that carry runs, hand-over to other laptops. */
import { randomUUID } from 'node:crypto';
import type { CustodyStatus } from '#shared/ipc/custody-contract.ts';
import { formatOffsetIso } from '#shared/ledger/offset-iso.ts';
import { openArchives, type Archives } from './archive/archives.ts';
import type { ArchiveStamp } from './archive/collect-contents.ts';
import { makeHandOver, type HandOver } from './archive/hand-over-run.ts';
import { saveArchive, type SaveArchive } from './archive/save-archive.ts';
import { makeTakeRun } from './archive/take-run.ts';
import { openBackups, type Backups } from './backup/backups.ts';
import type { Clock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import type { AppIdentity, Desktop } from './desktop.ts';
import type { Checklists } from './files/checklists.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import type { Log } from './log.ts';
import type { Recorder } from './recorder.ts';
import type { Register } from './register.ts';
import type { RemovedRuns } from './retention/removed-runs.ts';
import type { ReadAhead } from './reading/read-ahead.ts';
import type { RunShelf } from './run-shelf.ts';
import type { SettingsFile } from './settings-file.ts';
import { mirrorRun, type MirrorWork } from './mirror/mirror-run.ts';
import { openMirror, type Mirror } from './mirror/mirror.ts';
import type { Writer } from './one-writer/writer.ts';
import { isLivePhase } from './open-runs.ts';

export type Custody = {
  readonly archives: Archives;
  readonly backups: Backups;
  readonly mirror: Mirror;
  readonly handOver: HandOver;
  /** Where everything stands twice, for a window. */
  readonly custody: () => CustodyStatus;
  /** `2026-11-18`, for names of files. */
  readonly today: () => string;
};

export type CustodyPorts = {
  readonly clock: Clock;
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly identity: AppIdentity;
  readonly desktop: Desktop;
  readonly log: Log;
  readonly settings: SettingsFile;
  readonly shelf: RunShelf;
  readonly recorder: Recorder;
  readonly register: Register;
  readonly checklists: Checklists;
  readonly writer: Writer;
  readonly removed: RemovedRuns;
  readonly readAhead: ReadAhead;
  readonly mirrorWork?: MirrorWork;
  /** In this very process when absent. */
  readonly writeArchive?: SaveArchive;
};

export function openCustody(ports: CustodyPorts): Custody {
  const { files, folder, desktop, shelf, recorder, log } = ports;
  const { installation } = ports.register;
  const stamp = (): ArchiveStamp => {
    const { wall, offsetMinutes } = ports.clock.read();
    const madeBy = ports.settings.current().operator;
    return { madeAt: wall, offsetMinutes, madeBy, app: ports.identity.version, installation };
  };
  const write = ports.writeArchive ?? ((task, path) => saveArchive(files, task, path));
  const changed = (): void => desktop.tell({ kind: 'custody', custody: custody() });
  const archives = openArchives({
    files,
    folder,
    stamp,
    write,
    checklists: ports.checklists,
    removed: ports.removed,
    readAhead: ports.readAhead,
    takeRun: makeTakeRun({
      ...ports,
      tell: desktop.tell,
      wall: () => ports.clock.read().wall,
      operator: () => ports.settings.current().operator,
    }),
    makeToken: randomUUID,
    log,
  });
  const backups = openBackups({
    files,
    folder,
    settings: ports.settings.current,
    stamp,
    save: write,
    isLive: () =>
      shelf
        .opened()
        .some(({ run }) => run.status === 'started' && run.handedOver === null && isLivePhase(run.phase)),
    recordedSoFar: () => shelf.heads().reduce((sum, { position }) => sum + position, 0),
    changed,
    log,
  });
  const mirror = openMirror({
    folder,
    mirrorFolder: () => ports.settings.current().mirrorFolder,
    installation,
    shelf,
    removed: ports.removed,
    work: ports.mirrorWork ?? ((task) => Promise.resolve(mirrorRun(files, task))),
    wall: () => ports.clock.read().wall,
    changed,
    log,
  });
  const custody = (): CustodyStatus => ({
    freeBytes: files.freeBytes(folder.root),
    backup: backups.status(),
    mirror: mirror.status(),
    otherCopy: ports.writer.other(),
  });
  const handOver = makeHandOver({
    recorder,
    archives,
    installation,
    makeId: randomUUID,
    tellRecorded: (runId, recorded) => desktop.tell({ kind: 'recorded', runId, recorded }),
  });
  const today = (): string => {
    const { madeAt, offsetMinutes } = stamp();
    return formatOffsetIso(madeAt, offsetMinutes).slice(0, 10);
  };
  return { archives, backups, mirror, handOver, custody, today };
}
