/** What people wrote down during the night, and what happened to the laptop and its clock. */
import { describeDisturbance } from '../run/describe-clock.ts';
import type { Disturbance, Note, StartedRun } from '../run/run-state.ts';
import { minuteMs } from '../time/instant.ts';
import { makeEntry, type Told } from './make-entry.ts';
import type { ReviewEntry } from './review-entry.ts';

export function noteEntries(run: StartedRun): readonly ReviewEntry[] {
  const ofItems = Object.entries(run.items).flatMap(([item, { notes }]) =>
    run.places.get(item)?.group.kind === 'follow-up' ? [] : notes.map((note) => tellNote(note, item)),
  );
  return [
    ...run.notes.map((note) => tellNote(note, null)),
    ...ofItems,
    ...run.disturbances.filter((disturbance) => isWorthIt(run, disturbance)).map(tellDisturbance),
  ].map((told) => makeEntry(run, told));
}

function tellNote({ stamp, text }: Note, item: string | null): Told {
  return { kind: 'note', stamp, item, text };
}

function tellDisturbance(disturbance: Disturbance): Told {
  return { kind: 'clock', stamp: disturbance.stamp, item: null, text: describeDisturbance(disturbance) };
}

/** Two seconds are what a time service does. */
const leastStepMs = 2000;

/**
 * A laptop that was closed for the days of preparing is nothing to learn from: what counts is what came into the night,
 * from the first step to the closing of the record, and took a minute of it or moved the clock.
 */
function isWorthIt(run: StartedRun, { kind, stamp, fromAt, toAt, shiftMs }: Disturbance): boolean {
  const began = beginOf(run);
  if (began === null || stamp.position < began) return false;
  if (run.closing !== null && stamp.position > run.closing.stamp.position) return false;
  switch (kind) {
    case 'slept':
    case 'restarted':
      return toAt - fromAt >= minuteMs;
    case 'stepped':
      return Math.abs(shiftMs) > leastStepMs;
    case 'zone-changed':
      return true;
  }
}

/** Where in the history the night began; null while it has not. */
function beginOf({ steps, goLive }: StartedRun): number | null {
  const starts = [
    ...Object.values(steps).map(({ started }) => started.position),
    ...(goLive === null ? [] : [goLive.declared.position]),
  ];
  return starts.length === 0 ? null : Math.min(...starts);
}
