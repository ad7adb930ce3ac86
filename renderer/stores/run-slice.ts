import type { CommandFailure, OpenedRun, Recorded } from '#shared/ipc/desktop-contract.ts';
import type { ReadOnlyReason } from '#shared/ipc/trouble.ts';
import type { RecordedEvent } from '#shared/ledger/recorded-event.ts';
import type { Result } from '#shared/result.ts';
import { evolveRun } from '#shared/run/evolve-run.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import type { RunCommand } from '#shared/run/run-commands.ts';
import type { RunEvent } from '#shared/run/run-events.ts';
import { noRun, type Run, type StartedRun } from '#shared/run/run-state.ts';
import type { RunSlice, SliceTools } from './app-state.ts';
import { lastAct } from './last-act.ts';
import { takeReadings } from './take-readings.ts';
import { focusAfter, focusAtOpening, type Focus } from './run-focus.ts';

/** The open run: a cache of what main recorded. What is shown here is on disk. */
export function runSlice(tools: SliceTools): RunSlice {
  const { set, get, ports } = tools;
  const recordWith: RunSlice['recordWith'] = async (ask) => {
    const { runId } = get();
    if (runId === null) return noOpenRun;
    const answer = await ask(ports.desktop, runId);
    if (answer.ok) get().receive(runId, answer.value);
    else get().reportFailure(answer.error, null);
    return answer;
  };
  return {
    ...closed,
    openRun: async (runId) => {
      set({ ...closed, runId });
      const opened = await ports.desktop.openRun({ runId });
      if (get().runId !== runId) return false;
      if (!opened.ok) {
        set({ runTrouble: opened.error });
        return false;
      }
      set(showOpened(opened.value));
      get().tick();
      return true;
    },
    createRun: async (input, first = []) => {
      const created = await ports.desktop.createRun(input);
      if (!created.ok) {
        get().reportFailure(created.error, null);
        return false;
      }
      const { runId } = created.value;
      get().receive(runId, created.value);
      for (const command of first) {
        // One after the other, in the order they were given.
        // oxlint-disable-next-line no-await-in-loop
        const answer = await ports.desktop.recordCommand({ runId, command });
        if (answer.ok) get().receive(runId, answer.value);
        else get().reportFailure(answer.error, null);
      }
      get().go({ name: 'run', runId });
      return true;
    },
    selectItem: (item) => set(({ run }) => focusOn(run, item)),
    selectGroup: (group) => set({ currentGroup: group, currentItem: null }),
    dispatch: (command, thenShow) => dispatch(tools, command, thenShow),
    recordWith,
    undo: async () => {
      const { run } = get();
      const last = run.status === 'none' ? null : lastAct(run);
      if (last === null) get().say('There is no mark to undo.', 'refused');
      else if (last.kind === 'mark')
        await get().dispatch({ type: 'UndoMark', position: last.mark.stamp.position });
      else await get().dispatch({ type: 'UndoStepStart', group: last.group.number });
    },
    receive: (runId, recorded) => {
      tools.together(() => receive(tools, runId, recorded));
    },
  };
}

const closed = {
  runId: null,
  run: noRun,
  events: [],
  readOnly: null,
  runTrouble: null,
  currentItem: null,
  currentGroup: null,
} satisfies Partial<RunSlice>;

const noOpenRun: { readonly ok: false; readonly error: CommandFailure } = {
  ok: false,
  error: { kind: 'refused', rejection: { code: 'NoSuchRun' } },
};

async function dispatch(
  tools: SliceTools,
  command: RunCommand,
  thenShow?: () => void,
): Promise<Result<Recorded, CommandFailure>> {
  const { set, get, together, ports } = tools;
  const { runId } = get();
  if (runId === null) return noOpenRun;
  const answer = await ports.desktop.recordCommand({ runId, command });
  if (!answer.ok) {
    get().reportFailure(answer.error, 'item' in command ? command.item : null);
    return answer;
  }
  together(() => {
    get().savedAgain();
    get().receive(runId, answer.value);
    if (get().runId === runId) set(({ run, settings }) => focusAfter(command, run, settings.autoAdvance));
    thenShow?.();
  });
  return answer;
}

/** Main tells every window and answers the one that asked, so the same events may come twice. */
function receive(tools: SliceTools, runId: string, recorded: Recorded): void {
  const { set, get, ports } = tools;
  const known = get().summaries.find((summary) => summary.runId === runId);
  if (known !== undefined && known.position >= recorded.summary.position && isKnown(get().run, recorded))
    return;
  takeReadings(recorded);
  set(({ summaries }) => ({
    summaries: [recorded.summary, ...summaries.filter((summary) => summary.runId !== runId)],
  }));
  const listed = get().listed[runId];
  if (listed !== undefined) foldListed({ set, get }, listed, recorded.events);
  if (get().runId === runId) receiveOpen(tools, runId, recorded.events);
  get().tick();
  void ports.storage.append({ runId, ...recorded });
}

/** Already shown: the open run has it, or it belongs to a run that is not open. */
function isKnown(run: Run, { summary }: Recorded): boolean {
  return run.status === 'none' || run.runId !== summary.runId || run.position >= summary.position;
}

/** As for the open run: after a gap, which a restored ledger leaves, the run is read anew. */
function foldListed(
  { set, get }: Pick<SliceTools, 'set' | 'get'>,
  run: StartedRun,
  events: readonly RecordedEvent[],
): void {
  const next = fold(run, events);
  const isWhole = (events[0]?.position ?? 0) <= run.position + 1;
  if (isWhole && next.status === 'started') {
    set(({ listed }) => ({ listed: { ...listed, [run.runId]: next } }));
    return;
  }
  set(({ listed: { [run.runId]: _left, ...others } }) => ({ listed: others }));
  void get().listRuns([run.runId]);
}

/** A gap means that something was missed: the run is read anew. */
function receiveOpen({ set, get }: SliceTools, runId: string, events: readonly RecordedEvent[]): void {
  const { run } = get();
  const position = run.status === 'none' ? 0 : run.position;
  const fresh = events.filter((recorded) => recorded.position > position);
  const first = fresh[0];
  if (first === undefined) return;
  if (first.position !== position + 1) {
    void get().openRun(runId);
    return;
  }
  const steppedMs = fresh.reduce((sum, { event }) => sum + clockStep(event), 0);
  // In one change: time and run apart for a moment would show elapsed time wrong, and could sound an alarm.
  const time = steppedMs === 0 ? {} : { wallNow: get().step(steppedMs) };
  set((state) => {
    const next = fold(state.run, fresh);
    return {
      run: next,
      events: [...state.events, ...fresh],
      readOnly: readOnlyAfter(state.readOnly, next),
      ...time,
      // Items have other numbers in another version of the checklist.
      ...(fresh.some(({ event }) => event.type === 'ChecklistUpdated') && focusAtOpening(next)),
    };
  });
}

/** A run that went to another laptop is read only here until it comes back. */
function readOnlyAfter(readOnly: ReadOnlyReason | null, run: Run): ReadOnlyReason | null {
  const isElsewhere = run.status === 'started' && run.handedOver !== null;
  if (readOnly === 'elsewhere') return isElsewhere ? readOnly : null;
  return readOnly ?? (isElsewhere ? 'elsewhere' : null);
}

function clockStep(event: RunEvent): number {
  return event.type === 'ClockDisturbed' && event.kind === 'stepped' ? event.shiftMs : 0;
}

function fold(run: Run, events: readonly RecordedEvent[]): Run {
  const position = run.status === 'none' ? 0 : run.position;
  return events.filter((recorded) => recorded.position > position).reduce(evolveRun, run);
}

function showOpened(opened: OpenedRun): Partial<RunSlice> {
  takeReadings(opened);
  const run = replayRun(opened.events);
  return { run, events: opened.events, readOnly: opened.readOnly, ...focusAtOpening(run) };
}

function focusOn(run: Run, item: string): Partial<Focus> {
  const place = run.status === 'none' ? undefined : run.places.get(item);
  return place === undefined ? {} : { currentItem: item, currentGroup: place.group.number };
}
