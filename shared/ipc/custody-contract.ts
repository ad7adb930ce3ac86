/** The part of the contract that is about second places: folders, backups, files that carry runs, other laptops. */
import { z } from 'zod';
import type { ArchivedRun, ArchiveManifest } from '../archive/archive-manifest.ts';
import type { HistoryComparison } from '../archive/compare-histories.ts';
import type { RemovedRun } from '../retention/removed-run.ts';
import type { Result } from '../result.ts';
import type { CommandFailure, Recorded } from './desktop-contract.ts';
import type { Trouble } from './trouble.ts';

const runId = z.string().regex(/^[a-z0-9-]{8,64}$/);

export const custodyInputs = {
  readCustody: z.null(),
  /** Asks for a folder and tries whether it can be written to; the settings stay as they are. */
  chooseFolder: z.object({ what: z.enum(['record', 'backup', 'mirror']) }),
  backUpNow: z.null(),
  /** Asks where, then writes everything into one file. `withKeys`: the signing keys too, sealed as they are here. */
  saveEverything: z.object({ withKeys: z.boolean() }),
  /** Asks where, then writes one run into a file. */
  saveRunCopy: z.object({ runId }),
  /** Checks a file and says what is in it: one of the backups by its name, or, with null, a file the person chooses. */
  openArchive: z.object({ backup: z.string().max(300).nullable() }),
  /** Takes what `openArchive` showed last. `goOn`: the run of a hand-over that goes on here from now. */
  restoreArchive: z.object({
    token: z.string().max(100),
    runIds: z.array(runId).max(100_000),
    goOn: runId.nullable(),
    /** Those of the runs that were removed here and are to be there again. */
    bringBack: z.array(runId).max(100_000),
  }),
  /** Asks where, records that the run goes on elsewhere, and writes it into one file. */
  handOverRun: z.object({ runId, to: z.string().max(20_000) }),
} as const;

/** Another Runsheet that has the data folder; `host` empty where it is not known. */
export type OtherCopy = { readonly host: string; readonly since: number };

export type BackupFile = {
  readonly name: string;
  /** When it was made, milliseconds since 1970 UTC. */
  readonly at: number;
  readonly bytes: number;
};

export type BackupStatus = {
  /** Where backups go now; below the data folder unless another was chosen. */
  readonly folder: string;
  readonly isOwnFolder: boolean;
  /** The newest one that was read back and checked, or null. */
  readonly last: {
    readonly at: number;
    readonly name: string;
    readonly bytes: number;
    readonly runs: number;
  } | null;
  /** What kept the newest try from succeeding, or null. */
  readonly trouble: Trouble | null;
  readonly isRunning: boolean;
  /** Newest first. */
  readonly files: readonly BackupFile[];
};

export type MirrorStatus = {
  /** Null while no second place is chosen. */
  readonly folder: string | null;
  /** Since when it cannot be reached or written, with why; null while all is there. */
  readonly away: { readonly since: number; readonly trouble: Trouble } | null;
  /** Entries that are not there yet. */
  readonly behind: number;
  /** Runs whose history there goes on differently, or further: never written over. */
  readonly differs: readonly { readonly runId: string; readonly runNumber: string }[];
  /** When everything was there last, or null. */
  readonly wholeAt: number | null;
};

export type CustodyStatus = {
  readonly freeBytes: number | null;
  readonly backup: BackupStatus;
  readonly mirror: MirrorStatus;
  readonly otherCopy: OtherCopy | null;
};

export type ComparedArchivedRun = ArchivedRun & {
  readonly comparison: HistoryComparison;
  /** How it was removed here, or null: then it is brought back only when that is asked for. */
  readonly removed: RemovedRun | null;
  /** The newest entry here and in the file, where the two part. */
  readonly hereLast: { readonly at: number; readonly by: string } | null;
  readonly thereLast: { readonly at: number; readonly by: string } | null;
};

/** What is in a file, before anything is changed. */
export type ArchivePreview = {
  readonly token: string;
  readonly name: string;
  readonly bytes: number;
  readonly manifest: Omit<ArchiveManifest, 'files' | 'runs' | 'checklists'>;
  readonly runs: readonly ComparedArchivedRun[];
  readonly newChecklists: number;
  /** Names of signers whose certificate is not here yet. */
  readonly newSigners: readonly string[];
};

export type Restored = {
  /** Runs whose history here is new or longer now. */
  readonly runs: readonly string[];
  /** Runs whose other history was kept beside the one here. */
  readonly keptBeside: readonly string[];
};

export type CustodyOutputs = {
  readCustody: CustodyStatus;
  chooseFolder: Result<{ readonly path: string }, Trouble>;
  backUpNow: Result<BackupStatus, Trouble>;
  saveEverything: Result<{ readonly path: string; readonly runs: number }, Trouble>;
  saveRunCopy: Result<{ readonly path: string }, Trouble>;
  openArchive: Result<ArchivePreview, Trouble>;
  restoreArchive: Result<Restored, Trouble>;
  handOverRun: Result<Recorded & { readonly path: string }, CommandFailure>;
};
