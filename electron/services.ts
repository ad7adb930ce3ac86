/** Everything behind the windows, wired once. Knows nothing of Electron: the same runs under plain Node in tests. */
import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { makeCustodian, type Custodian } from './custodian.ts';
import { checkLater, type LaterChecks } from './check-later.ts';
import type { Clock } from './clock.ts';
import { dataFolder, type DataFolder } from './data-folder.ts';
import type { AppIdentity, Desktop } from './desktop.ts';
import type { SaveArchive } from './archive/save-archive.ts';
import { openCustody, type Custody } from './custody.ts';
import { openChecklistFolder, type ChecklistFolder } from './files/checklist-folder.ts';
import { openChecklistSources, type ChecklistSources } from './files/checklist-sources.ts';
import { openChecklists, type Checklists } from './files/checklists.ts';
import { openEvidence, type EvidenceStore } from './files/evidence.ts';
import { readerInPlace, type ChecklistReader } from './reading/checklist-reader.ts';
import { readAheadWith, type ReadAhead } from './reading/read-ahead.ts';
import { makeReadyFor, type ReadyFor } from './reading/ready-for.ts';
import { makeFollowUpReminder } from './follow-up-reminder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { syncFolder } from './ledger/sync-folder.ts';
import type { Log } from './log.ts';
import type { MirrorWork } from './mirror/mirror-run.ts';
import type { Writer } from './one-writer/writer.ts';
import { openOtherCopies } from './other-copies.ts';
import type { Recorder } from './recorder.ts';
import { openRecording, type Recording } from './recording.ts';
import type { Register } from './register.ts';
import type { RunShelf } from './run-shelf.ts';
import type { KeepRule } from '#shared/retention/retention.ts';
import { makeRunRemover, type RemoveRun } from './retention/remove-run.ts';
import type { RemovedRuns } from './retention/removed-runs.ts';
import type { RunIndex } from './run-index/run-index.ts';
import { openSettings, type SettingsFile } from './settings-file.ts';
import { makeRunSheetDrawer, type RunSheetDrawer } from './draw-run-sheet.ts';
import { keepMadeSheets, type MadeSheets } from './made-sheets.ts';
import { openSheetFiles, type SheetFiles } from './sheet-files.ts';
import type { ScryptCost } from './signers/seal-key.ts';
import type { AddendumPorts } from './sign-addendum.ts';
import { openSigners, type Signers } from './signers/signers.ts';
import { makeSigning, type Signing } from './signing-queue.ts';
import type { SheetService } from './sheet/sheet-service.ts';
import { makeWall, type Wall } from './wall.ts';
import type { Watch } from './watch.ts';
import { notePageCrashes, type PageCrashes } from './page-crashes.ts';
import { removeLeftovers } from './remove-leftovers.ts';

export type Services = {
  readonly clock: Clock;
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly identity: AppIdentity;
  readonly desktop: Desktop;
  readonly log: Log;
  readonly settings: SettingsFile;
  readonly shelf: RunShelf;
  readonly recorder: Recorder;
  readonly custodian: Custodian;
  readonly laterChecks: LaterChecks;
  readonly watch: Watch;
  readonly pageCrashes: PageCrashes;
  readonly checklists: Checklists;
  readonly readAhead: ReadAhead;
  /** What a message of a window has to wait for. */
  readonly readyFor: ReadyFor;
  readonly checklistFolder: ChecklistFolder;
  readonly sources: ChecklistSources;
  readonly evidence: EvidenceStore;
  readonly sheets: MadeSheets;
  readonly sheetFiles: SheetFiles;
  readonly drawer: RunSheetDrawer;
  /** Says once a day what is due; may be called at any time. */
  readonly remindOfFollowUps: () => void;
  readonly signers: Signers;
  readonly signing: Signing;
  readonly sheetService: SheetService;
  readonly runIndex: RunIndex;
  readonly wall: Wall;
  readonly register: Register;
  readonly removed: RemovedRuns;
  readonly removeRun: RemoveRun;
  readonly keepRule: () => KeepRule;
  /** Removals that could not be ended at this start, one sentence each. */
  readonly unended: readonly string[];
} & Custody;

export type ServicePorts = {
  readonly dataRoot: string;
  readonly shippedChecklist: Uint8Array;
  readonly clock: Clock;
  readonly files: FileLayer;
  readonly identity: AppIdentity;
  readonly desktop: Desktop;
  readonly sheetService: SheetService;
  readonly runIndex: RunIndex;
  readonly log: Log;
  /** Whether this copy may write; absent where there is no other. */
  readonly writer?: Writer;
  /** Writes the second place; in this very process when absent. */
  readonly mirrorWork?: MirrorWork;
  /** Writes archives; in this very process when absent. */
  readonly writeArchive?: SaveArchive;
  /** Reads checklists off the main thread; in place where nobody waits at a window. */
  readonly checklistReader?: ChecklistReader;
  /** What a passphrase costs to try; cheaper in tests only. */
  readonly signerCost?: ScryptCost;
};

/** Throws only when the data folder itself cannot be made. */
export function openServices(ports: ServicePorts): Services {
  const { clock, files, desktop, log, shippedChecklist: shipped } = ports;
  const folder = openDataFolder(files, ports.dataRoot);
  const settings = openSettings(files, folder);
  const { reader, readAhead } = openReading(ports);
  const recording = openRecording({ ...ports, readAhead }, folder, settings);
  const { shelf, register, recorder, watch, writer, removed, unended } = recording;
  const operator = () => settings.current().operator;
  const now = () => clock.read().wall;
  const custodian = makeCustodian({
    files,
    folder,
    shelf,
    recorder,
    log,
    wall: now,
    tell: desktop.tell,
    removed,
    others: openOtherCopies({ files, log, settings, register }, () => secondPlaces.backups),
    settled: watch.begin,
  });
  const checklists = openChecklists({ shipped, reader, readAhead, files, folder, now, operator });
  const wall = makeWall({ clock, shelf, desktop });
  const evidence = openEvidence(files, folder, randomUUID);
  const { identity, sheetService: service } = ports;
  const signers = openSigners({
    files,
    folder: folder.signers,
    wall: now,
    monotonic: () => clock.read().monotonic,
    ...(ports.signerCost !== undefined && { cost: ports.signerCost }),
  });
  const secondPlaces = openCustody({
    ...ports,
    folder,
    settings,
    shelf,
    recorder,
    register,
    checklists,
    readAhead,
    writer,
    removed,
  });
  recording.hear(secondPlaces.mirror.noticed);
  const base = { clock, shelf, recorder, signers, evidence, settings, identity, service, log };
  const papers = openPapers(base, openSheetFiles(files, folder));
  return {
    removed,
    unended,
    ...openRetention({ clock, files, folder, settings, desktop, log, ...recording }),
    clock,
    files,
    folder,
    identity,
    desktop,
    log,
    settings,
    shelf,
    recorder: recording.careful,
    custodian,
    laterChecks: checkLater({ place: { files, folder }, shelf, log, readAhead, tell: desktop.tell }),
    watch,
    pageCrashes: notePageCrashes(),
    checklists,
    readAhead,
    readyFor: makeReadyFor({ shelf, checklists, readAhead, onWall: wall.shown }),
    checklistFolder: openChecklistFolder(checklists),
    sources: openChecklistSources({ files, folder, checklists, now, tell: desktop.tell }),
    evidence,
    ...papers,
    remindOfFollowUps: makeFollowUpReminder({ clock, files, folder, shelf, readAhead, desktop }),
    signers,
    sheetService: service,
    runIndex: ports.runIndex,
    wall,
    register,
    ...secondPlaces,
  };
}

/** How long runs are kept, and the way out. */
function openRetention(
  ports: Pick<ServicePorts, 'clock' | 'files' | 'desktop' | 'log'> &
    Pick<Recording, 'shelf' | 'removed' | 'writer'> & {
      readonly folder: DataFolder;
      readonly settings: SettingsFile;
    },
): Pick<Services, 'keepRule' | 'removeRun'> {
  const { settings, writer, desktop } = ports;
  const keepRule = (): KeepRule => {
    const { keepRunsYears: keepYears, heldRuns } = settings.current();
    return { keepYears, heldRuns };
  };
  const removeRun = makeRunRemover({
    ...ports,
    rule: keepRule,
    operator: () => settings.current().operator,
    isElsewhere: () => writer.other() !== null,
    tell: desktop.tell,
  });
  return { keepRule, removeRun };
}

/** Sheets and addenda: drawn, kept, signed. */
function openPapers(
  base: Omit<AddendumPorts, 'sheetFiles'>,
  sheetFiles: SheetFiles,
): Pick<Services, 'sheets' | 'drawer' | 'sheetFiles' | 'signing'> {
  const { shelf } = base;
  const drawer = makeRunSheetDrawer({ ...base, sheetFiles });
  const sheets = keepMadeSheets({ shelf, drawer, sheetFiles });
  return { sheets, drawer, sheetFiles, signing: makeSigning({ ...base, sheetFiles, drawer }) };
}

function openReading({ checklistReader: reader = readerInPlace }: ServicePorts) {
  return { reader, readAhead: readAheadWith(reader) };
}

function openDataFolder(files: FileLayer, root: string): DataFolder {
  const folder = dataFolder(root);
  files.makeFolder(folder.runs);
  if (files.list(folder.runs).length === 0) makeDurable(files, folder);
  removeLeftovers(files, folder);
  return folder;
}

/** The first run's file is worth nothing when the folder it lies in is lost with the power. */
function makeDurable(files: FileLayer, folder: DataFolder): void {
  try {
    for (const path of [folder.root, dirname(folder.root)]) syncFolder(files, path);
  } catch {
    // Not every folder lets us; then its name is as safe as the system makes it.
    return;
  }
}
