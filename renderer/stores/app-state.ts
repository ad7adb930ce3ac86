/** The whole state of the window, one type per slice. Slices hold no rule: they keep what was read and recorded. */
import type { DuePeriod } from '#shared/follow-up/due-periods.ts';
import type { ChecklistSource } from '#shared/ipc/source-contract.ts';
import type { CustodyStatus } from '#shared/ipc/custody-contract.ts';
import type {
  ChecklistVersion,
  CommandFailure,
  DesktopApi,
  DesktopInput,
  DesktopTidings,
  Recorded,
  StartUp,
} from '#shared/ipc/desktop-contract.ts';
import type { ReadOnlyReason, Trouble } from '#shared/ipc/trouble.ts';
import type { ClockReading, RecordedEvent } from '#shared/ledger/recorded-event.ts';
import type { Result } from '#shared/result.ts';
import type { RunCommand } from '#shared/run/run-commands.ts';
import type { Run, StartedRun } from '#shared/run/run-state.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import type { Settings } from '#shared/settings.ts';
import type { SettingsTab } from './settings-tabs.ts';
import type { Overlay, OverlayName } from './overlays.ts';
import type { AppPorts } from './ports.ts';
import type { Together } from './told-together.ts';

export type Screen =
  | { readonly name: 'runs' }
  | { readonly name: 'new-run' }
  | { readonly name: 'insights' }
  | { readonly name: 'compare'; readonly one: string; readonly other: string }
  | { readonly name: 'checklists' }
  | { readonly name: 'import' }
  | { readonly name: 'settings'; readonly tab?: SettingsTab }
  | { readonly name: 'verify' }
  | { readonly name: 'run'; readonly runId: string }
  | { readonly name: 'approvals'; readonly runId: string }
  | { readonly name: 'record'; readonly runId: string }
  | { readonly name: 'follow-ups'; readonly runId: string }
  | { readonly name: 'review'; readonly runId: string };

export type NavigationSlice = {
  readonly screen: Screen;
  /** Shows a screen; a run's screen opens the run first when it is not the open one. */
  readonly go: (screen: Screen) => void;
};

/** A run, and everything in one text on which what is due of it depends. */
export type FollowUpsWanted = { readonly runId: string; readonly asOf: string };

export type LibrarySlice = {
  /** Null until main has answered. */
  readonly startUp: StartUp | null;
  readonly settings: Settings;
  /** Backups and the second place; null until main has answered. */
  readonly custody: CustodyStatus | null;
  /** Newest first. */
  readonly summaries: readonly RunSummary[];
  readonly checklists: readonly ChecklistVersion[];
  /** Files on disk that versions came from. */
  readonly sources: readonly ChecklistSource[];
  /** The new run as last saved, in the form's own JSON; null without a draft. */
  readonly newRunDraft: string | null;
  /** Changed texts of checklists that nobody has kept yet, by the hash of the text they began from. */
  readonly unkeptTexts: ReadonlyMap<string, string>;
  /** Runs opened for lists: those in progress. */
  readonly listed: Readonly<Record<string, StartedRun>>;
  /** What main said is due of runs whose record is closed, and as of what. */
  readonly followUps: Readonly<Record<string, { readonly asOf: string; readonly due: readonly DuePeriod[] }>>;
  /** Runs that cannot be read, with what main said. */
  readonly unreadable: Readonly<Record<string, Trouble>>;
  /** What start-up found and restored. */
  readonly findings: readonly string[];
  /** Reads everything at start and begins to listen. Called once. */
  readonly start: () => Promise<void>;
  readonly saveSettings: (change: Partial<Settings>) => Promise<boolean>;
  readonly saveNewRunDraft: (draft: string | null) => Promise<void>;
  /** Opens these runs for lists, as far as they are not open yet. */
  readonly listRuns: (runIds: readonly string[]) => Promise<void>;
  /** Asks what is due of these runs, as far as that is not known. */
  readonly findFollowUps: (wanted: readonly FollowUpsWanted[]) => Promise<void>;
  /** Null: there is none any more. */
  readonly setUnkeptText: (sha256: string, text: string | null) => void;
  readonly keepChecklist: (given: DesktopInput<'keepChecklist'>) => Promise<ChecklistVersion | null>;
  readonly hear: (tidings: DesktopTidings) => void;
};

export type RunSlice = {
  /** The open run, or null. */
  readonly runId: string | null;
  readonly run: Run;
  readonly events: readonly RecordedEvent[];
  readonly readOnly: ReadOnlyReason | null;
  /** Why the run could not be opened, or null. */
  readonly runTrouble: Trouble | null;
  readonly currentItem: string | null;
  readonly currentGroup: string | null;
  readonly openRun: (runId: string) => Promise<boolean>;
  /**
   * Creates a run, records what was already said about it, and shows it; false when it was refused, which the status
   * line explains.
   */
  readonly createRun: (input: DesktopInput<'createRun'>, first?: readonly RunCommand[]) => Promise<boolean>;
  readonly selectItem: (item: string) => void;
  readonly selectGroup: (group: string) => void;
  /** On disk first, shown second. A refusal or trouble is also put into the status line or the strip. */
  readonly dispatch: (
    command: RunCommand,
    /** What follows from it on screen, called when it is on disk: drawn together with it, in one frame. */
    thenShow?: () => void,
  ) => Promise<Result<Recorded, CommandFailure>>;
  /** The same for main's other recording calls: evidence, sealing, saving the sheet. */
  readonly recordWith: <T extends Recorded>(
    ask: (desktop: DesktopApi, runId: string) => Promise<Result<T, CommandFailure>>,
  ) => Promise<Result<T, CommandFailure>>;
  /** Takes the newest mark back, or the start of a step that has no mark yet (Ctrl Z). */
  readonly undo: () => Promise<void>;
  /** Folds what main recorded into the open run and the lists; each event once. */
  readonly receive: (runId: string, recorded: Recorded) => void;
};

export type ClockSlice = {
  /** Wall clock now, milliseconds UTC, set once a second; 0 until main has answered. */
  readonly wallNow: number;
  readonly zone: string;
  /** Minutes east of UTC. */
  readonly offsetMinutes: number;
  /** Takes over a reading of main's clock. */
  readonly anchor: (clock: ClockReading) => void;
  /** The wall clock was set by so much: the time to show from now on, which the caller puts into the state. */
  readonly step: (ms: number) => number;
  /** Sets `wallNow` from the steady timer. */
  readonly tick: () => void;
  /** The wall clock at this very moment, without waiting for the next tick. */
  readonly readWall: () => number;
  readonly askClock: () => Promise<void>;
};

export type StatusLine = {
  readonly text: string;
  readonly tone: 'plain' | 'refused';
  /** Grows with each sentence, so that the same one is shown and spoken again. */
  readonly serial: number;
};

export type Strip = {
  readonly id: string;
  readonly tone: 'late' | 'failed' | 'plain';
  readonly text: string;
  /** Steady milliseconds (`performance.now`) when it goes by itself, or null. */
  readonly endsAt: number | null;
};

export type Announcement = { readonly text: string; readonly assertive: boolean; readonly serial: number };

export type NoticeSlice = {
  readonly statusLine: StatusLine | null;
  readonly strips: readonly Strip[];
  readonly announcement: Announcement | null;
  /** What could not be saved and the item whose mark was not taken, or null while saving works. */
  readonly notSaved: { readonly trouble: Trouble; readonly item: string | null } | null;
  /** Shows a sentence in the status line; `refused` marks an answer to a key that could not be taken. */
  readonly say: (text: string, tone?: StatusLine['tone']) => void;
  readonly clearStatusLine: () => void;
  readonly showStrip: (strip: Omit<Strip, 'endsAt'> & { readonly forMs?: number }) => void;
  readonly removeStrip: (id: string) => void;
  /** Speaks a sentence to screen readers, and only to them. */
  readonly announce: (text: string, options?: { readonly assertive: boolean }) => void;
  readonly reportFailure: (failure: CommandFailure, item: string | null) => void;
  readonly savedAgain: () => void;
};

export type OverlaySlice = {
  /** Lowest first. */
  readonly overlays: readonly Overlay[];
  readonly openOverlay: (overlay: Overlay) => void;
  /** Closes this one, or the topmost without a name. */
  readonly closeOverlay: (name?: OverlayName) => void;
  /** Ids of palette entries used since the start, newest first. */
  readonly paletteRecent: readonly string[];
  readonly rememberPalette: (id: string) => void;
};

export type AlarmSlice = {
  /** Breaches whose alarm card was put aside, by `alarmKey`. */
  readonly alarmsAside: readonly string[];
  /** Breaches whose sound is silenced, by `alarmKey`. */
  readonly alarmsSilenced: readonly string[];
  readonly putAlarmsAside: (keys: readonly string[]) => void;
  /** Shift A: all cards are shown again. */
  readonly showAlarms: () => void;
  readonly silenceAlarms: (keys: readonly string[]) => void;
};

export type AppState = NavigationSlice &
  LibrarySlice &
  RunSlice &
  ClockSlice &
  NoticeSlice &
  OverlaySlice &
  AlarmSlice;

type Change = Partial<AppState> | ((state: AppState) => Partial<AppState>);

/** What each slice is made with. */
export type SliceTools = {
  readonly set: (change: Change) => void;
  readonly get: () => AppState;
  readonly together: Together;
  readonly ports: AppPorts;
};
