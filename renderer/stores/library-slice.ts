import type { DesktopTidings, StartUp } from '#shared/ipc/desktop-contract.ts';
import type { ChecklistSource } from '#shared/ipc/source-contract.ts';
import { clockDoubt } from '#shared/run/clock-doubt.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import { firstSettings } from '#shared/settings.ts';
import type { Place } from './kept-place.ts';
import type { AppState, LibrarySlice, SliceTools } from './app-state.ts';
import { watchLiveRun } from './navigation-slice.ts';
import { clockStepSentence, sleptSentence } from './clock-sentences.ts';
import { isNews, sourceSentence } from './source-sentences.ts';
import { openWall } from './open-wall.ts';
import { takeReadings } from './take-readings.ts';
import { troubleText } from './trouble-text.ts';

/** Of so many runs main is asked at any time what is due, of the others while nobody is at work. */
const askedAtOnce = 4;

/** What lists show, the settings, and the start: read from main first, compared with IndexedDB beside it. */
export function librarySlice(tools: SliceTools): LibrarySlice {
  const { set, get, ports } = tools;
  return {
    startUp: null,
    settings: firstSettings,
    custody: null,
    summaries: [],
    checklists: [],
    sources: [],
    newRunDraft: null,
    unkeptTexts: new Map(),
    listed: {},
    followUps: {},
    unreadable: {},
    findings: [],
    start: async () => {
      const startUp = await ports.desktop.readStartUp(null);
      // Read before anything is shown, as what is shown is kept in its place.
      const place = startUp.afterCrash ? ports.place.read() : null;
      get().anchor(startUp.clock);
      set(fromStartUp(startUp));
      ports.desktop.onTidings((tidings) => get().hear(tidings));
      if (place !== null) await goBack(tools, place);
      else if (startUp.resume !== null) get().go({ name: 'run', runId: startUp.resume });
      else watchLiveRun(get());
      await reconcile(tools);
    },
    saveSettings: async (change) => {
      const before = get().settings;
      const settings = { ...before, ...change };
      set({ settings });
      const saved = await ports.desktop.saveSettings(settings);
      if (saved.ok) return true;
      set({ settings: before });
      get().say(troubleText(saved.error, get().offsetMinutes), 'refused');
      return false;
    },
    saveNewRunDraft: async (draft) => {
      set({ newRunDraft: draft });
      const saved = await ports.desktop.saveNewRunDraft({ draft });
      if (!saved.ok) get().say(troubleText(saved.error, get().offsetMinutes), 'refused');
    },
    listRuns: async (runIds) => {
      // oxlint-disable-next-line no-await-in-loop -- a mark waits for one of them and never for all
      for (const runId of runIds) await listRun(tools, runId);
    },
    findFollowUps: async (wanted) => {
      let asked = 0;
      for (const { runId, asOf } of wanted) {
        if (get().followUps[runId]?.asOf === asOf) continue;
        /* oxlint-disable no-await-in-loop -- a mark, or a key of a search, waits for one of them and never for all */
        if (asked >= askedAtOnce) await ports.whenQuiet();
        const found = await ports.desktop.readFollowUps({ runId });
        /* oxlint-enable no-await-in-loop */
        asked += 1;
        // What cannot be read is told where it is opened; the lists have a line of it all the same.
        if (!found.ok) continue;
        set(({ followUps }) => ({ followUps: { ...followUps, [runId]: { asOf, due: found.value } } }));
      }
    },
    setUnkeptText: (sha256, text) =>
      set(({ unkeptTexts }) => {
        const others = new Map(unkeptTexts);
        if (text === null) others.delete(sha256);
        else others.set(sha256, text);
        return { unkeptTexts: others };
      }),
    keepChecklist: async (given) => {
      const kept = await ports.desktop.keepChecklist(given);
      if (!kept.ok) {
        get().say(troubleText(kept.error, get().offsetMinutes), 'refused');
        return null;
      }
      set(({ checklists }) => ({
        checklists: [kept.value, ...checklists.filter((other) => other.sha256 !== kept.value.sha256)],
      }));
      return kept.value;
    },
    hear: (tidings) => {
      hear(tools, tidings);
    },
  };
}

/** To the run and the item that had the keyboard when the page died. */
async function goBack({ set, get }: SliceTools, { runId, item }: Place): Promise<void> {
  set({ screen: { name: 'run', runId } });
  const isOpen = await get().openRun(runId);
  if (isOpen && item !== null) get().selectItem(item);
}

function fromStartUp(startUp: StartUp): Partial<AppState> {
  return {
    startUp,
    settings: startUp.settings,
    custody: startUp.custody,
    summaries: startUp.runs,
    checklists: startUp.checklists.toSorted((a, b) => b.importedAt - a.importedAt),
    sources: startUp.sources,
    newRunDraft: startUp.newRunDraft,
    findings: startUp.problems,
  };
}

/** Beside the first screen: nothing waits for it, and its result replaces the list when it differs. */
async function reconcile({ set, get, ports }: SliceTools): Promise<void> {
  const { summaries, findings } = await ports.storage.reconcile(ports.desktop);
  addFindings(set, findings);
  if (summaries === null) return;
  // What main said at start, or recorded meanwhile, is never older than what was read here.
  const known = new Map(summaries.map((summary) => [summary.runId, summary]));
  for (const summary of get().summaries) known.set(summary.runId, summary);
  set({ summaries: [...known.values()].toSorted((a, b) => b.lastAt - a.lastAt) });
  void ports.storage.checkAll(ports.desktop).then((found) => addFindings(set, found));
}

function addFindings(set: SliceTools['set'], findings: readonly string[]): void {
  if (findings.length > 0) set((state) => ({ findings: [...new Set([...state.findings, ...findings])] }));
}

async function listRun({ set, get, ports }: SliceTools, runId: string): Promise<void> {
  // Another list may have wanted it too.
  if (get().listed[runId] !== undefined) return;
  const opened = await ports.desktop.openRun({ runId });
  if (!opened.ok) {
    const trouble = opened.error;
    set(({ unreadable }) => ({ unreadable: { ...unreadable, [runId]: trouble } }));
    return;
  }
  takeReadings(opened.value);
  const run = replayRun(opened.value.events);
  if (run.status === 'started') set(({ listed }) => ({ listed: { ...listed, [runId]: run } }));
}

async function restore({ set, ports }: SliceTools, runIds: readonly string[]): Promise<void> {
  addFindings(set, await ports.storage.restore(ports.desktop, runIds));
}

function hear(tools: SliceTools, tidings: DesktopTidings): void {
  const state = tools.get();
  switch (tidings.kind) {
    case 'recorded':
      state.receive(tidings.runId, tidings.recorded);
      return;
    case 'clock':
      hearClock(state, tidings);
      return;
    case 'slept':
      void state.askClock();
      state.announce(sleptSentence(tidings), { assertive: true });
      return;
    case 'save-trouble':
      if (tidings.trouble === null) state.savedAgain();
      else state.reportFailure({ kind: 'trouble', trouble: tidings.trouble }, null);
      return;
    case 'store-wanted':
      void restore(tools, tidings.runIds);
      return;
    case 'custody':
      tools.set(({ readOnly }) => ({
        custody: tidings.custody,
        readOnly: tidings.custody.otherCopy === null ? readOnly : 'other-copy',
      }));
      return;
    case 'sources':
      hearSources(tools, tidings.sources);
      return;
    case 'menu':
      if (tidings.command === 'wall') openWall(state, tools.ports.desktop);
      else hearMenu(state, tidings.command);
      return;
    case 'removed':
      forgetRun(tools, tidings.runId);
      return;
    case 'wall':
      // The wall view listens to this itself.
      return;
  }
}

/** The run was removed for good: lists and the window's copy let go of it. */
function forgetRun({ set, get, ports }: SliceTools, runId: string): void {
  const { screen } = get();
  if ('runId' in screen && screen.runId === runId) get().go({ name: 'runs' });
  set(({ summaries, listed }) => {
    const { [runId]: _, ...others } = listed;
    return { summaries: summaries.filter((summary) => summary.runId !== runId), listed: others };
  });
  void ports.storage.remove(runId);
}

/** A file that changed is said once, in the status line: nothing follows from it by itself. */
function hearSources({ set, get }: SliceTools, sources: readonly ChecklistSource[]): void {
  const before = new Map(get().sources.map((source) => [source.path, source]));
  set({ sources });
  const news = sources.find(({ path, state }) => {
    const known = before.get(path)?.state ?? null;
    return isNews(state) && JSON.stringify(known) !== JSON.stringify(state);
  });
  if (news !== undefined) get().say(sourceSentence(news));
}

function hearClock(state: AppState, { clock, steppedMs }: Extract<DesktopTidings, { kind: 'clock' }>): void {
  state.anchor(clock);
  // Less is what a time service does; it is recorded, and nobody needs to know at night.
  if (Math.abs(steppedMs) <= 2000) return;
  const isAsked = state.run.status === 'started' && clockDoubt(state.run) !== null;
  const sentence = clockStepSentence(steppedMs, clock, isAsked);
  state.showStrip({ id: 'clock', tone: 'late', text: sentence, forMs: 30_000 });
  state.announce(sentence, { assertive: true });
}

type MenuCommand = Exclude<Extract<DesktopTidings, { kind: 'menu' }>['command'], 'wall'>;

function hearMenu(state: AppState, command: MenuCommand): void {
  if (command === 'palette') state.openOverlay({ name: 'palette' });
  else state.go({ name: command === 'about' ? 'settings' : command });
}
