/**
 * A run as the fold of its events. Instants named `…At` are wall-clock milliseconds as recorded and shown;
 * `steady…` instants have every step of the wall clock taken out, and all elapsed time is told from them.
 */
import type { Checklist } from '../checklist/checklist.ts';
import type { Addendum, FollowUpRound, Lesson } from './after-the-night.ts';
import type { EarlierChecklist, ItemRecord, KeptEvidence, Note, Place } from './item-record.ts';
import type { RunChecklist } from './run-checklist.ts';
import type {
  DigitalSignature,
  HowGiven,
  ItemState,
  Meaning,
  Outcome,
  Override,
  People,
  PollAnswer,
  RunDetails,
  SignatureMark,
} from './run-events.ts';
import type { Stamp } from './stamp.ts';

export type { Addendum, FollowUpRound, Lesson } from './after-the-night.ts';
export type {
  EarlierChecklist,
  ItemNow,
  ItemRecord,
  KeptEvidence,
  Mark,
  Note,
  Place,
} from './item-record.ts';
export type { Stamp } from './stamp.ts';

export type Phase = 'preparing' | 'deploying' | 'verifying' | 'rolling-back' | 'closing' | 'sealed';

export type StepTimes = { readonly started: Stamp; readonly ended: Stamp | null };

export type PassedGate = {
  readonly gate: string;
  readonly stamp: Stamp;
  readonly recalled: readonly { readonly item: string; readonly state: ItemState }[];
  readonly override: Override | null;
  /** True once its step start was undone. */
  readonly undone: boolean;
};

export type GoLive = {
  readonly liveAt: number;
  readonly steadyLiveAt: number;
  readonly stated: 'now' | 'item-done' | 'stated';
  readonly declared: Stamp;
  readonly corrections: readonly {
    readonly stamp: Stamp;
    readonly previousAt: number;
    readonly liveAt: number;
    readonly reason: string;
  }[];
};

/** One observation of a trigger's condition, from observed to cleared. */
export type Breach = {
  readonly trigger: string;
  readonly observed: Stamp;
  readonly steadySince: number;
  readonly sinceAt: number;
  /** Seconds it had to hold when it was observed. */
  readonly holdSeconds: number;
  readonly tripped: { readonly stamp: Stamp; readonly trippedAt: number } | null;
  readonly cleared: {
    readonly stamp: Stamp;
    readonly clearedAt: number;
    readonly steadyClearedAt: number;
  } | null;
  readonly holds: readonly Hold[];
  /** True once a rollback was decided for it. */
  readonly rolledBack: boolean;
};

export type Hold = {
  readonly stamp: Stamp;
  readonly decidedBy: string;
  readonly how: HowGiven;
  readonly insteadOf: string | null;
  readonly reason: string;
  readonly until: number;
  readonly steadyUntil: number;
};

export type Rollback = {
  readonly started: Stamp;
  readonly triggers: readonly string[];
  readonly decidedBy: string;
  readonly how: HowGiven;
  readonly insteadOf: string | null;
  readonly reason: string | null;
  readonly cancelled: { readonly stamp: Stamp; readonly decidedBy: string; readonly reason: string } | null;
};

export type PollEntry = {
  readonly role: string;
  readonly stamp: Stamp;
  readonly answer: PollAnswer;
  readonly name: string;
  readonly sentence: string | null;
  readonly how: HowGiven;
};

export type SignOff = {
  readonly slot: string;
  readonly stamp: Stamp;
  readonly name: string;
  readonly how: 'signed' | 'elsewhere';
  readonly meaning: Meaning;
  readonly sentence: string | null;
  readonly mark: SignatureMark | null;
  readonly evidenceId: string | null;
  /** Null for what was only drawn, and for what was approved elsewhere. */
  readonly digital: DigitalSignature | null;
  /** What the signer saw. */
  readonly upTo: { readonly position: number; readonly head: string };
  /** Given while the run was already live. */
  readonly afterGoLive: boolean;
  /** Which sheet was signed: the go sheet while the record was open, the record sheet once it was closed. */
  readonly sheet: 'go' | 'record';
};

export type Closing = {
  readonly stamp: Stamp;
  readonly outcome: Outcome;
  readonly recalled: readonly { readonly item: string; readonly state: ItemState }[];
  readonly missing: Readonly<Record<string, string>>;
  /** Seal of the closing event: what is signed. */
  readonly head: string;
};

export type Disturbance = {
  readonly stamp: Stamp;
  readonly kind: 'slept' | 'stepped' | 'restarted' | 'zone-changed';
  readonly fromAt: number;
  readonly toAt: number;
  readonly shiftMs: number;
};

export type StartedRun = {
  readonly status: 'started';
  readonly runId: string;
  readonly runNumber: string;
  readonly rehearsal: boolean;
  readonly simulatedClock: boolean;
  readonly created: Stamp;
  readonly details: RunDetails;
  readonly people: People;
  readonly checklist: Checklist;
  readonly checklistSource: RunChecklist;
  /** Items by number, in document order of insertion, nested ones included. */
  readonly places: ReadonlyMap<string, Place>;
  /** Versions that were used before, oldest first. */
  readonly earlierChecklists: readonly EarlierChecklist[];
  readonly phase: Phase;
  readonly outcome: Outcome | null;
  readonly operator: string;
  readonly items: Readonly<Record<string, ItemRecord>>;
  readonly notes: readonly Note[];
  readonly evidence: readonly KeptEvidence[];
  /** Seconds each trigger must hold, by item number: as set, else as written; absent means at once. */
  readonly thresholds: Readonly<Record<string, number>>;
  readonly steps: Readonly<Record<string, StepTimes>>;
  readonly gates: readonly PassedGate[];
  readonly goLive: GoLive | null;
  /** Ends of extended windows in minutes after go-live, by group number, with every extension. */
  readonly extensions: readonly {
    readonly group: string;
    readonly toMinutes: number;
    readonly reason: string;
    readonly stamp: Stamp;
  }[];
  /** Since when triggers are watched; null before the production deployment. */
  readonly watch: { readonly since: Stamp; readonly kept: Stamp | null } | null;
  readonly breaches: readonly Breach[];
  readonly rollbacks: readonly Rollback[];
  readonly handOvers: readonly {
    readonly stamp: Stamp;
    readonly from: string;
    readonly to: string;
    readonly readBack: readonly string[];
    readonly withoutPassphrase: string | null;
  }[];
  readonly poll: readonly PollEntry[];
  readonly signOffs: readonly SignOff[];
  readonly closing: Closing | null;
  readonly reopenings: readonly { readonly stamp: Stamp; readonly reason: string }[];
  readonly aborted: { readonly stamp: Stamp; readonly reason: string; readonly decidedBy: string } | null;
  readonly sheets: readonly {
    readonly stamp: Stamp;
    readonly sha256: string;
    readonly name: string;
    readonly pages: number;
    readonly draft: boolean;
  }[];
  readonly sealed: {
    readonly stamp: Stamp;
    readonly sheetSha256: string;
    readonly draftReason: string | null;
  } | null;
  readonly followUps: readonly FollowUpRound[];
  readonly endedFollowUps: readonly {
    readonly group: string;
    readonly stamp: Stamp;
    readonly reason: string;
  }[];
  readonly addenda: readonly Addendum[];
  /** In the order they were written; the newest of an entry counts. */
  readonly lessons: readonly Lesson[];
  readonly disturbances: readonly Disturbance[];
  readonly confirmations: readonly { readonly stamp: Stamp; readonly positions: readonly number[] }[];
  readonly repairs: readonly { readonly stamp: Stamp; readonly finding: string; readonly restored: string }[];
  /** Set while the run goes on with another laptop: here it is read only. */
  readonly handedOver: {
    readonly stamp: Stamp;
    readonly handOverId: string;
    /** Code of the laptop that handed it over. */
    readonly installation: string;
    readonly to: string;
  } | null;
  /** Histories of other laptops that went on with this run too. */
  readonly otherHistories: readonly {
    readonly stamp: Stamp;
    /** Entries both have. */
    readonly common: number;
    readonly entries: number;
    readonly head: string;
    readonly lastAt: number;
    readonly lastBy: string;
  }[];
  /** Times a person stated while the clock could not tell. */
  readonly clockStatements: readonly {
    readonly stamp: Stamp;
    readonly statedAt: number;
    readonly clockAt: number;
  }[];
  /** Sum of all steps of the wall clock so far: steady = wall − shiftMs. */
  readonly shiftMs: number;
  /** Position, seal and time of the newest event. */
  readonly position: number;
  readonly head: string;
  readonly lastAt: number;
};

export type Run = { readonly status: 'none' } | StartedRun;

export const noRun: Run = { status: 'none' };
