/** Says once a day that follow-ups are due, while nothing is live: an alarm is never hidden behind it. */
import { z } from 'zod';
import { followUpRuns } from '#shared/follow-up/follow-up-runs.ts';
import { followUpPeriods } from '#shared/follow-up/follow-up-periods.ts';
import { isClosed } from '#shared/run/item-now.ts';
import { needsReading } from '#shared/checklist/read-checklist-once.ts';
import { dayMs, formatIso } from '#shared/time/instant.ts';
import type { Clock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import type { Desktop } from './desktop.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { readJsonFile, writeJsonFile } from './ledger/json-file.ts';
import { isLivePhase } from './open-runs.ts';
import type { ReadAhead } from './reading/read-ahead.ts';
import type { RunShelf } from './run-shelf.ts';

export type ReminderPorts = {
  readonly clock: Clock;
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly shelf: RunShelf;
  readonly readAhead: ReadAhead;
  readonly desktop: Pick<Desktop, 'raiseAlarm'>;
};

const toldSchema = z.object({ day: z.string() });
/** Runs are read to find what is due, so it is not asked every second. */
const everyMs = 1_800_000;

/** A function to call as often as one likes. */
export function makeFollowUpReminder(ports: ReminderPorts): () => void {
  const { clock, files, folder, desktop } = ports;
  let toldOn = readJsonFile(files, folder.followUpsTold, toldSchema)?.day ?? '';
  let lookedAt = -Infinity;
  return () => {
    const { wall, offsetMinutes } = clock.read();
    const day = formatIso(wall, offsetMinutes).slice(0, 10);
    if (day === toldOn || Math.abs(wall - lookedAt) < everyMs) return;
    lookedAt = wall;
    const tell = (): void => {
      const due = dueNow(ports, wall);
      if (due.count === 0) return;
      toldOn = day;
      keep(ports, day);
      desktop.raiseAlarm({ title: 'Follow-ups due', body: sentence(due), urgent: false });
    };
    const wait = openLarge(ports, wall);
    if (wait === null) tell();
    else void wait.then(tell);
  };
}

/** Runs of large checklists are opened one by one, as soon as their checklists are read; null when there is none. */
function openLarge({ shelf, readAhead }: ReminderPorts, wall: number): Promise<void> | null {
  const large = wantedRuns(shelf, wall).filter(({ summary }) =>
    shelf.largeTexts(summary.runId).some(needsReading),
  );
  if (large.length === 0) return null;
  return (async () => {
    for (const { summary } of large) {
      // oxlint-disable-next-line no-await-in-loop -- the worker reads one at a time
      const read = await readAhead.texts(shelf.largeTexts(summary.runId));
      if (read?.ok !== false) shelf.get(summary.runId);
    }
  })();
}

function wantedRuns(shelf: RunShelf, wall: number) {
  const summaries = shelf.heads().flatMap(({ summary }) => (summary === null ? [] : [summary]));
  if (summaries.some(({ phase }) => isLivePhase(phase))) return [];
  return followUpRuns(summaries, wall).filter(({ summary }) => !summary.rehearsal);
}

type Due = { readonly count: number; readonly overdue: number; readonly first: string };

/** What is overdue or falls due within a day. */
function dueNow({ shelf }: ReminderPorts, wall: number): Due {
  const none = { count: 0, overdue: 0, first: '' };
  return wantedRuns(shelf, wall).reduce((sum, { summary, replacedAt }) => {
    const run = shelf.get(summary.runId)?.run;
    if (run?.status !== 'started') return sum;
    const lines = followUpPeriods(run, { steadyNow: wall - run.shiftMs, replacedAt })
      .filter(({ asks }) => asks)
      .flatMap((period) => period.lines)
      .filter((line) => !isClosed(line) && line.dueAt < wall + dayMs);
    if (lines.length === 0) return sum;
    return {
      count: sum.count + lines.length,
      overdue: sum.overdue + lines.filter(({ overdue }) => overdue).length,
      first: sum.first === '' ? `${summary.product} ${summary.release}` : sum.first,
    };
  }, none);
}

function sentence({ count, overdue, first }: Due): string {
  const items = `${count} ${count === 1 ? 'follow-up' : 'follow-ups'}`;
  const late = overdue === 0 ? '' : ` ${overdue} overdue.`;
  return `${items} of ${first}${count === 1 ? '' : ' and others'} due by tomorrow.${late}`;
}

function keep({ files, folder }: ReminderPorts, day: string): void {
  try {
    writeJsonFile(files, folder.followUpsTold, { day });
  } catch {
    // Told once more after the next start; that is all it costs.
    return;
  }
}
