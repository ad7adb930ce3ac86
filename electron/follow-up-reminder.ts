/** Says once a day that follow-ups are due, while nothing is live: an alarm is never hidden behind it. */
import { z } from 'zod';
import { followUpRuns } from '#shared/follow-up/follow-up-runs.ts';
import { followUpPeriods } from '#shared/follow-up/follow-up-periods.ts';
import { isClosed } from '#shared/run/item-now.ts';
import { dayMs, formatIso } from '#shared/time/instant.ts';
import type { Clock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import type { Desktop } from './desktop.ts';
import type { FileLayer } from './ledger/file-layer.ts';
import { readJsonFile, writeJsonFile } from './ledger/json-file.ts';
import { isLivePhase } from './open-runs.ts';
import type { RunShelf } from './run-shelf.ts';

export type ReminderPorts = {
  readonly clock: Clock;
  readonly files: FileLayer;
  readonly folder: DataFolder;
  readonly shelf: RunShelf;
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
    const due = dueNow(ports, wall);
    if (due.count === 0) return;
    toldOn = day;
    keep(ports, day);
    desktop.raiseAlarm({ title: 'Follow-ups due', body: sentence(due), urgent: false });
  };
}

type Due = { readonly count: number; readonly overdue: number; readonly first: string };

/** What is overdue or falls due within a day. */
function dueNow({ shelf }: ReminderPorts, wall: number): Due {
  const summaries = shelf.heads().flatMap(({ summary }) => (summary === null ? [] : [summary]));
  const none = { count: 0, overdue: 0, first: '' };
  if (summaries.some(({ phase }) => isLivePhase(phase))) return none;
  return followUpRuns(summaries, wall)
    .filter(({ summary }) => !summary.rehearsal)
    .reduce((sum, { summary, replacedAt }) => {
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
