/** The one way into the runs of this laptop: shelf, register, recorder and watch, wired once. */
import { randomInt, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { DataFolder } from './data-folder.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { forgetfulFiles } from './one-writer/read-only-files.ts';
import { onlyWriter, type Writer } from './one-writer/writer.ts';
import { openWaiting } from './reading/open-waiting.ts';
import type { ReadAhead } from './reading/read-ahead.ts';
import { openRecorder, type Recorder } from './recorder.ts';
import { endRemovals } from './retention/delete-run.ts';
import { openRemovedRuns, type RemovedRuns } from './retention/removed-runs.ts';
import { openRegister, type Register } from './register.ts';
import type { RunIndex } from './run-index/run-index.ts';
import { openShelf, type RunShelf } from './run-shelf.ts';
import { watchSaving } from './save-trouble.ts';
import type { ServicePorts } from './services.ts';
import type { SettingsFile } from './settings-file.ts';
import { makeWatch, type Watch } from './watch.ts';

export type Recording = {
  readonly shelf: RunShelf;
  readonly register: Register;
  readonly recorder: Recorder;
  /** The same, and a clock that was set is noticed before anything gets a time from it. */
  readonly careful: Recorder;
  readonly watch: Watch;
  readonly writer: Writer;
  readonly removed: RemovedRuns;
  /** Removals that could not be ended, one sentence each. */
  readonly unended: readonly string[];
  /** From now on this hears of every run that changed, too. */
  readonly hear: (changed: (runId: string) => void) => void;
};

export function openRecording(
  ports: ServicePorts & { readonly readAhead: ReadAhead },
  folder: DataFolder,
  settings: SettingsFile,
): Recording {
  const { clock, files, desktop } = ports;
  const writer = ports.writer ?? onlyWriter;
  const isElsewhere = () => writer.other() !== null;
  const heard: Heard = { changed: () => undefined };
  const removed = openRemovedRuns(files, folder);
  const unended = isElsewhere() ? [] : endRemovals(files, folder, removed);
  const shelved = { files: isElsewhere() ? forgetfulFiles(files) : files, folder };
  const shelf = indexed(
    openShelf(shelved, () => clock.read().wall),
    ports.runIndex,
    heard,
  );
  // A start in between had not told the heads yet: a run that was removed is no loss.
  for (const { runId } of shelf.gone()) if (removed.find(runId) !== null) shelf.remove(runId);
  const known = [...removed.runNumbers(), ...runNumbers({ shelf, files, folder })];
  const register = openRegister(files, folder, { runNumbers: known, random });
  const operator = () => settings.current().operator;
  const saving = watchSaving({ files, folder, shelf, tell: desktop.tell });
  const recorder = openRecorder({
    clock,
    shelf,
    register,
    saving,
    operator,
    operatorChanged: (name) => void settings.save({ ...settings.current(), operator: name }),
    makeRunId: randomUUID,
    tell: desktop.tell,
    tellWall: desktop.tellWall,
    isElsewhere,
  });
  const whenOpen = openWaiting(shelf, ports.readAhead);
  const watch = makeWatch({ clock, files, folder, shelf, recorder, saving, whenOpen, tell: desktop.tell });
  // A clock that was set is noticed before anything gets a time from it.
  const record: Recorder['record'] = (runId, command) => {
    watch.look();
    return recorder.record(runId, command);
  };
  const hear: Recording['hear'] = (changed) => {
    heard.changed = changed;
  };
  const careful = { ...recorder, record };
  return { shelf, register, recorder, careful, watch, writer, removed, unended, hear };
}

/** Who else hears of a run that changed; set once it is there. */
type Heard = { changed: (runId: string) => void };

/** The index hears of every run that got new events, or other ones. */
function indexed(shelf: RunShelf, index: RunIndex, heard: Heard): RunShelf {
  const touch = (runId: string, checklist?: string): void => {
    index.touch(runId, checklist);
    heard.changed(runId);
  };
  return {
    ...shelf,
    changed: (shelved) => {
      shelf.changed(shelved);
      const { run } = shelved;
      touch(shelved.runId, run.status === 'none' ? undefined : run.checklistSource.markdown);
    },
    remove: (runId) => {
      shelf.remove(runId);
      touch(runId);
    },
    put: (runId, read, repair) => {
      touch(runId);
      return shelf.put(runId, read, repair);
    },
  };
}

function random(): number {
  return randomInt(2 ** 32) / 2 ** 32;
}

function runNumbers(place: {
  readonly shelf: RunShelf;
  readonly files: FileLayer;
  readonly folder: DataFolder;
}): readonly string[] {
  const { shelf, files, folder } = place;
  const known = shelf.heads().flatMap(({ summary }) => summary?.runNumber ?? []);
  // Without its file the register counts on, from every run there is; a number must not be given twice.
  if (files.sizeOf(folder.register) !== null) return known;
  return [...known, ...shelf.unread().flatMap((runId) => runNumberIn(files, folder.ledger(runId)) ?? [])];
}

/** As the first line of a ledger has it; the run is not opened for it. */
function runNumberIn(files: FileLayer, ledger: string): string | null {
  try {
    const [line = ''] = Buffer.from(files.read(ledger)).toString('utf8').split('\n', 1);
    const read = firstLineSchema.safeParse(JSON.parse(line));
    return read.success ? read.data.event.runNumber : null;
  } catch {
    // What cannot be read gave no number that anybody can see.
    return null;
  }
}

const firstLineSchema = z.object({ event: z.object({ runNumber: z.string() }) });
