/**
 * Everything a window may ask of main, and everything main may tell a window. The preload, the router and the
 * renderer's port are derived from it: a missing handler or method does not compile.
 */
import { z } from 'zod';
import type { ChecklistProblem } from '../checklist/checklist-problem.ts';
import type { Checklist, ChecklistCounts } from '../checklist/checklist.ts';
import { correctionsSchema, type Correction } from '../checklist/corrections/correction.ts';
import type { ClockReading, RecordedEvent } from '../ledger/recorded-event.ts';
import type { Result } from '../result.ts';
import { createRunSchema, runCommandSchema } from '../run/run-commands.ts';
import type { RunRejection } from '../run/run-rejections.ts';
import type { RunSummary } from '../run/summarise-run.ts';
import { settingsSchema, type Settings } from '../settings.ts';
import { custodyInputs, type CustodyOutputs, type CustodyStatus } from './custody-contract.ts';
import { afterInputs, type AfterOutputs } from './after-contract.ts';
import type { DesktopChannel } from './desktop-channels.ts';
import { retentionInputs, type RetentionOutputs } from './retention-contract.ts';
import { registerInputs, type RegisterOutputs } from './register-contract.ts';
import { sourceInputs, type ChecklistSource, type SourceOutputs } from './source-contract.ts';
import { signingInputs, type SigningOutputs } from './signing-contract.ts';
import type { ReadOnlyReason, Trouble } from './trouble.ts';

const runId = z.string().regex(/^[a-z0-9-]{8,64}$/);
const item = z.string().min(1).max(60).nullable();
/** Of a repeating follow-up. */
const round = z.number().int().nonnegative().optional();

export type OpenedRun = {
  readonly events: readonly RecordedEvent[];
  /** Why nothing can be recorded in this run here, or null. */
  readonly readOnly: ReadOnlyReason | null;
  /** What start-up found and restored, in data for one sentence each. */
  readonly findings: readonly string[];
  readonly readings?: readonly Reading[] | undefined;
};

export type ChecklistVersion = {
  readonly name: string;
  readonly sha256: string;
  readonly markdown: string;
  readonly importedAt: number;
  readonly importedBy: string;
  /** True for the one that ships with Runsheet. */
  readonly shipped: boolean;
  /** What its author says of it beyond its words; kept beside it. */
  readonly corrections: readonly Correction[];
  /** What lists show of it, known without reading it; absent of a small one that nobody read yet. */
  readonly contents?: ChecklistContents | undefined;
};

export type ChecklistContents = {
  /** The document's own; empty where it has none. */
  readonly title: string;
  readonly counts: ChecklistCounts;
};

/** What was read of a checklist that one of these events carries, so that no window reads it again. */
export type Reading = { readonly position: number; readonly found: Result<Checklist, ChecklistProblem> };

export type StartUp = {
  readonly version: string;
  /** "Electron 45.4.1" or the preview host's name. */
  readonly host: string;
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly clock: ClockReading;
  readonly simulatedClock: boolean;
  readonly settings: Settings;
  /** Newest first: all in progress, and of the others as many as a first screen needs. */
  readonly runs: readonly RunSummary[];
  readonly checklists: readonly ChecklistVersion[];
  readonly sources: readonly ChecklistSource[];
  readonly newRunDraft: string | null;
  /** The live run to open directly after an unclean end, or null. */
  readonly resume: string | null;
  /** The page that was here before died: go on where it kept its place. */
  readonly afterCrash: boolean;
  readonly dataFolder: string;
  /** Code of this laptop, as in its run numbers. */
  readonly installation: string;
  readonly custody: CustodyStatus;
  readonly freeBytes: number | null;
  readonly problems: readonly string[];
};

/** What the window found in IndexedDB at start. */
const storeHeadSchema = z.object({ runId, position: z.number().int().nonnegative(), head: z.string() });
export type StoreHead = z.infer<typeof storeHeadSchema>;

/** What the window must do so that IndexedDB says what the ledgers say. */
export type StorePlan = {
  /** Runs of which the copy lacks what comes after its head: ask for it with `feedStore`, until nothing more comes. */
  readonly feed: readonly StoreHead[];
  readonly remove: readonly string[];
  /** Runs whose ledger is missing or shorter here: send their lines with `restoreLedger`. */
  readonly wanted: readonly string[];
  /** What was found and restored, one sentence each; empty when all was well. */
  readonly findings: readonly string[];
};

export type StoreFeed = Recorded & {
  /** Everything the copy has from this position on is replaced by these events. */
  readonly from: number;
  /** True when there is more to ask for; then the summary is not written yet. */
  readonly more: boolean;
  /** One sentence when the copy differed from the ledger. */
  readonly finding: string | null;
};

/** A sheet that main has made and holds; a page reads its bytes at `madeSheetAddress`. */
export type MadeSheet = {
  readonly sheetId: string;
  /** Bytes of the file. */
  readonly size: number;
  readonly pages: number;
  readonly sha256: string;
  readonly draft: boolean;
  /** Characters no font has, drawn as marks. */
  readonly undrawable: readonly string[];
  /** What signing signs now: the go sheet while the record is open, the record sheet once it is closed. */
  readonly kind: 'go' | 'record';
  /** Digital signatures in these bytes; 0 for a draft that is drawn anew each time. */
  readonly signed: number;
  /** Position of the newest event that this sheet carries. */
  readonly upTo: number;
  /** Signatures on the sheet that this one replaces as the record was reopened; null when there is none. */
  readonly replaces: number | null;
};

export type WallView = {
  readonly runId: string;
  readonly clock: ClockReading;
  readonly simulatedClock: boolean;
  readonly events: readonly RecordedEvent[];
  readonly readings?: readonly Reading[] | undefined;
};

const bytes = z.instanceof(Uint8Array);
const maxEvidenceBytes = 100 * 1024 * 1024;

export const desktopInputs = {
  readStartUp: z.null(),
  readClock: z.null(),
  saveSettings: settingsSchema,
  saveNewRunDraft: z.object({ draft: z.string().max(500_000).nullable() }),

  createRun: createRunSchema.omit({ type: true }),
  openRun: z.object({ runId }),
  recordCommand: z.object({ runId, command: runCommandSchema }),
  sealRun: z.object({ runId, sheetId: z.string().max(100), draftReason: z.string().max(20_000).nullable() }),

  reconcileStore: z.object({
    heads: z.array(storeHeadSchema).max(100_000),
    dataLoss: z.string().nullable(),
    isNew: z.boolean(),
  }),
  feedStore: z.object({ after: storeHeadSchema }),
  restoreLedger: z.object({ runId, lines: z.array(z.string().max(5_000_000)).max(1_000_000) }),

  importChecklist: z.object({ name: z.string().max(1000), bytes }),
  chooseChecklist: z.null(),
  keepChecklist: z.object({
    name: z.string().max(1000),
    markdown: z.string().max(6_000_000),
    corrections: correctionsSchema,
  }),
  /** Ends the reading of a file; whoever waits for it hears `Cancelled`. */
  cancelReading: z.null(),

  addEvidenceFile: z.object({
    runId,
    item,
    round,
    kind: z.enum(['file', 'image']),
    name: z.string().max(1000),
    mime: z.string().max(200),
    bytes: bytes.refine((value) => value.byteLength <= maxEvidenceBytes),
  }),
  chooseEvidence: z.object({ runId, item, round }),
  addEvidenceText: z.object({
    runId,
    item,
    round,
    kind: z.enum(['text', 'link']),
    name: z.string().max(1000),
    text: z.string().max(200_000),
  }),
  readEvidence: z.object({ runId, id: z.string().max(100) }),

  makeSheet: z.object({ runId }),
  saveSheet: z.object({ runId, sheetId: z.string().max(100) }),
  exportRun: z.object({
    runId,
    as: z.enum(['ledger', 'record', 'markdown', 'open-items', 'events', 'review-markdown', 'review-pdf']),
  }),

  ...sourceInputs,
  ...signingInputs,
  ...registerInputs,
  ...custodyInputs,
  ...afterInputs,
  ...retentionInputs,

  raiseAlarm: z.object({ title: z.string().max(500), body: z.string().max(2000), urgent: z.boolean() }),
  endAlarm: z.null(),
  setWindowTitle: z.object({ title: z.string().max(500) }),
  keepAwake: z.object({ on: z.boolean() }),
  copyText: z.object({ text: z.string().max(1_000_000) }),
  showInFolder: z.object({ path: z.string().max(5000) }),
  openWall: z.object({ runId }),
  readWall: z.null(),
} as const satisfies Record<DesktopChannel, z.ZodType>;

export { desktopChannels, tidingsChannel } from './desktop-channels.ts';
export type { DesktopChannel };
export type DesktopInput<C extends DesktopChannel> = z.infer<(typeof desktopInputs)[C]>;

export type Recorded = {
  readonly events: readonly RecordedEvent[];
  readonly summary: RunSummary;
  readonly readings?: readonly Reading[] | undefined;
};
export type CommandFailure =
  | { readonly kind: 'refused'; readonly rejection: RunRejection }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };
export type ReadChecklist = {
  readonly name: string;
  readonly markdown: string;
  readonly sha256: string;
  /** As read, uncorrected. */
  readonly checklist: Checklist;
};

/** What the other parts of the contract add. */
type PartOutputs = SourceOutputs &
  SigningOutputs &
  RegisterOutputs &
  CustodyOutputs &
  AfterOutputs &
  RetentionOutputs;

export type DesktopOutputs = PartOutputs & {
  readStartUp: StartUp;
  readClock: ClockReading;
  saveSettings: Result<Settings, Trouble>;
  saveNewRunDraft: Result<null, Trouble>;
  createRun: Result<Recorded & { readonly runId: string }, CommandFailure>;
  openRun: Result<OpenedRun, Trouble>;
  recordCommand: Result<Recorded, CommandFailure>;
  sealRun: Result<Recorded, CommandFailure>;
  reconcileStore: StorePlan;
  feedStore: Result<StoreFeed, Trouble>;
  restoreLedger: Result<RunSummary, Trouble>;
  /** Reads and checks, keeps nothing; `keepChecklist` keeps it as a version. */
  importChecklist: Result<ReadChecklist, ChecklistProblem | Trouble>;
  chooseChecklist: Result<ReadChecklist, ChecklistProblem | Trouble>;
  keepChecklist: Result<ChecklistVersion, Trouble>;
  cancelReading: null;
  addEvidenceFile: Result<Recorded, CommandFailure>;
  chooseEvidence: Result<Recorded, CommandFailure>;
  addEvidenceText: Result<Recorded, CommandFailure>;
  readEvidence: Result<{ readonly bytes: Uint8Array; readonly intact: boolean }, Trouble>;
  makeSheet: Result<MadeSheet, Trouble>;
  saveSheet: Result<Recorded & { readonly path: string }, CommandFailure>;
  exportRun: Result<{ readonly path: string }, Trouble>;
  raiseAlarm: null;
  endAlarm: null;
  setWindowTitle: null;
  /** False when the system does not agree to stay awake. */
  keepAwake: { readonly isAgreed: boolean };
  copyText: null;
  showInFolder: null;
  openWall: null;
  /** The run on the wall with the time it is told by; null while it cannot be read. */
  readWall: WallView | null;
};
export type DesktopOutput<C extends DesktopChannel> = DesktopOutputs[C];

/** What main tells every window without being asked. */
export type DesktopTidings =
  | { readonly kind: 'recorded'; readonly runId: string; readonly recorded: Recorded }
  /**
   * The clock moved against its own course: slept, stepped, resumed, or a simulated clock was moved. `steppedMs`: how
   * far somebody set the wall clock, 0 when time only passed. Comes after the events that say so.
   */
  | { readonly kind: 'clock'; readonly clock: ClockReading; readonly steppedMs: number }
  | { readonly kind: 'slept'; readonly fromAt: number; readonly toAt: number }
  | { readonly kind: 'save-trouble'; readonly trouble: Trouble | null }
  | { readonly kind: 'custody'; readonly custody: CustodyStatus }
  /** A watched checklist file changed, went, came back, or is watched from now on. */
  | { readonly kind: 'sources'; readonly sources: readonly ChecklistSource[] }
  /** A ledger was found missing or damaged after the start: send the copy's lines of these runs with `restoreLedger`. */
  | { readonly kind: 'store-wanted'; readonly runIds: readonly string[] }
  /** The run was removed for good: whatever a window has of it goes. */
  | { readonly kind: 'removed'; readonly runId: string }
  /** The wall view shows another run from now on. */
  | { readonly kind: 'wall'; readonly runId: string }
  | {
      readonly kind: 'menu';
      readonly command: 'new-run' | 'import' | 'settings' | 'palette' | 'about' | 'wall';
    };

/** The bridge a window sees as `window.desktop`. */
export type DesktopApi = {
  readonly [C in DesktopChannel]: (input: DesktopInput<C>) => Promise<DesktopOutput<C>>;
} & {
  /** Returns a function that stops listening. */
  readonly onTidings: (listener: (tidings: DesktopTidings) => void) => () => void;
};
