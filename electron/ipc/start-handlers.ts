import { z } from 'zod';
import { ok, refused } from '#shared/result.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { readJsonFile, writeJsonFile } from '../ledger/json-file.ts';
import { writeCause } from '../ledger/trouble-cause.ts';
import type { Services } from '../services.ts';
import type { DesktopHandlers } from './router.ts';

const draftSchema = z.object({ draft: z.string().nullable() });

/** What a window asks for when it opens, and what it keeps between starts. */
export function startHandlers(
  services: Services,
): Pick<
  DesktopHandlers,
  | 'readStartUp'
  | 'readClock'
  | 'saveSettings'
  | 'saveNewRunDraft'
  | 'reconcileStore'
  | 'feedStore'
  | 'restoreLedger'
> {
  const { clock, files, folder, identity, desktop, settings, shelf, custodian } = services;
  return {
    readStartUp: () => ({
      ...identity,
      clock: clock.read(),
      simulatedClock: clock.simulated !== null,
      settings: settings.current(),
      runs: recentRuns(shelf),
      checklists: services.checklists.all(),
      sources: services.sources.all(),
      newRunDraft: readJsonFile(files, folder.newRun, draftSchema)?.draft ?? null,
      resume: services.watch.resume,
      afterCrash: services.pageCrashes.take(),
      dataFolder: folder.root,
      installation: services.register.installation,
      custody: services.custody(),
      freeBytes: files.freeBytes(folder.root),
      problems: [...shelf.problems, ...services.unended],
    }),
    readClock: () => {
      // A window must not hear of a new time before it hears that the clock was set.
      services.watch.look();
      return clock.read();
    },
    saveSettings: (next) => {
      const saved = settings.save(next);
      if (saved.ok) {
        desktop.applySettings(saved.value);
        services.mirror.settingsChanged();
      }
      return saved;
    },
    saveNewRunDraft: ({ draft }) => {
      try {
        writeJsonFile(files, folder.newRun, { draft });
        return ok(null);
      } catch (cause) {
        return refused({ code: 'FileNotWritten', place: folder.root, cause: writeCause(cause) });
      }
    },
    reconcileStore: (report) => custodian.reconcileStore(report),
    feedStore: ({ after }) => custodian.feedStore(after),
    restoreLedger: ({ runId, lines }) => custodian.restoreLedger(runId, lines),
  };
}

/** More than a first screen shows; the others come from the window's own copy, and from the index when asked for. */
const mostFinished = 200;

/** Newest first: every run in progress, and the newest of those whose record was closed. */
function recentRuns(shelf: Services['shelf']): readonly RunSummary[] {
  const all = shelf
    .heads()
    .flatMap(({ summary }) => summary ?? [])
    .toReversed();
  const isFinished = ({ phase }: RunSummary) => phase === 'closing' || phase === 'sealed';
  const finished = new Set(all.filter(isFinished).slice(0, mostFinished));
  return all.filter((summary) => !isFinished(summary) || finished.has(summary));
}
