/**
 * The second place: every entry goes there as well, one run after the other, behind what is acknowledged. While it is
 * away the run goes on; when it is back it catches up by itself.
 */
import type { MirrorStatus } from '#shared/ipc/custody-contract.ts';
import type { DataFolder } from '../data-folder.ts';
import type { Log } from '../log.ts';
import type { RemovedRuns } from '../retention/removed-runs.ts';
import type { RunShelf } from '../run-shelf.ts';
import type { MirrorAnswer, MirrorWork } from './mirror-run.ts';

export type Mirror = {
  readonly status: () => MirrorStatus;
  /** Something was recorded in a run. */
  readonly noticed: (runId: string) => void;
  /** The folder was chosen, changed or given up. */
  readonly settingsChanged: () => void;
  /** Called now and then: tries again what did not work. */
  readonly look: () => void;
};

export type MirrorPorts = {
  readonly folder: DataFolder;
  /** Empty while there is no second place. */
  readonly mirrorFolder: () => string;
  readonly installation: string;
  readonly shelf: Pick<RunShelf, 'head' | 'heads'>;
  readonly removed: Pick<RemovedRuns, 'all' | 'find'>;
  readonly work: MirrorWork;
  readonly wall: () => number;
  readonly changed: () => void;
  readonly log: Log;
};

type State = {
  folder: string;
  /** Entries of each run that are there. */
  done: Map<string, number>;
  waiting: Set<string>;
  differs: Set<string>;
  away: MirrorStatus['away'];
  wholeAt: number | null;
};

export function openMirror(ports: MirrorPorts): Mirror {
  const { shelf } = ports;
  let state = begin();
  let isWorking = false;

  function begin(): State {
    const folder = ports.mirrorFolder();
    const all = folder === '' ? [] : [...shelf.heads(), ...ports.removed.all()].map(({ runId }) => runId);
    return { folder, done: new Map(), waiting: new Set(all), differs: new Set(), away: null, wholeAt: null };
  }

  function behind(): number {
    return shelf
      .heads()
      .filter(({ runId }) => !state.differs.has(runId))
      .reduce((sum, { runId, position }) => sum + Math.max(0, position - (state.done.get(runId) ?? 0)), 0);
  }

  /** One run after the other, until nothing waits or the place is away. */
  async function workOff(): Promise<void> {
    if (isWorking) return;
    isWorking = true;
    try {
      for (let [runId] = state.waiting; runId !== undefined; [runId] = state.waiting) {
        // One after the other: the drive is one.
        // oxlint-disable-next-line no-await-in-loop
        if (!(await copy(runId, state))) return;
      }
      if (state.folder !== '') state.wholeAt = ports.wall();
    } finally {
      isWorking = false;
      ports.changed();
    }
  }

  /** False when the place is away: what waits goes on waiting. */
  async function copy(runId: string, at: State): Promise<boolean> {
    const position = shelf.head(runId)?.position ?? 0;
    at.waiting.delete(runId);
    if (position === 0 && ports.removed.find(runId) === null) return true;
    const { installation } = ports;
    const task = { root: ports.folder.root, mirror: at.folder, installation, runId, position };
    const answer = await ports.work(task);
    // Another folder was chosen meanwhile: this answer is about the old one.
    if (at !== state) return true;
    return take(runId, position, answer);
  }

  function take(runId: string, position: number, answer: MirrorAnswer): boolean {
    if (answer.kind === 'away') {
      state.waiting.add(runId);
      const trouble = { code: 'FileNotWritten', place: state.folder, cause: answer.cause } as const;
      if (state.away === null) ports.log(`second place: away (${answer.cause})`);
      state.away = { since: state.away?.since ?? ports.wall(), trouble };
      return false;
    }
    if (state.away !== null) ports.log('second place: back');
    state.away = null;
    if (answer.kind === 'differs') state.differs.add(runId);
    else state.done.set(runId, position);
    return true;
  }

  return {
    status: () => ({
      folder: state.folder === '' ? null : state.folder,
      away: state.away,
      behind: state.folder === '' ? 0 : behind(),
      differs: [...state.differs].map((runId) => ({
        runId,
        runNumber: shelf.head(runId)?.summary?.runNumber ?? '',
      })),
      wholeAt: state.wholeAt,
    }),
    noticed: (runId) => {
      if (state.folder === '') return;
      state.waiting.add(runId);
      // Behind the answer that what was recorded is safe here.
      if (state.away === null) setImmediate(() => void workOff());
    },
    settingsChanged: () => {
      if (ports.mirrorFolder() === state.folder) return;
      state = begin();
      void workOff();
    },
    look: () => {
      if (state.folder !== '' && state.waiting.size > 0) void workOff();
    },
  };
}
