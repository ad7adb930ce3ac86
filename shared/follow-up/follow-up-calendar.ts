/** The follow-ups of a run as one calendar file: a task for each, and an event at the end of each period. */
import { isClosed } from '../run/item-now.ts';
import type { ItemState } from '../run/run-events.ts';
import type { StartedRun } from '../run/run-state.ts';
import { dayMs, hourMs, minuteMs } from '../time/instant.ts';
import type { FollowUpLine } from './follow-up.ts';
import { followUpPeriods, type FollowUpPeriodNow } from './follow-up-periods.ts';
import { icsBefore, icsInstant, icsText, writeIcs, type IcsComponent } from './write-ics.ts';

/** Months that are written ahead; exported again later, the file brings the next ones. */
const aheadDays = 150;
const morning = 9 * hourMs;

export type CalendarRun = {
  readonly run: StartedRun;
  /** When the next release of the product went live, or null. */
  readonly replacedAt: number | null;
};

/**
 * RFC 5545 text. All times are in UTC, so the file needs no time zone of its own. Each part keeps its UID, so that a
 * calendar that reads a newer file changes what it has instead of doubling it. `wallNow` is when the file is made.
 */
export function followUpCalendar(runs: readonly CalendarRun[], wallNow: number): string {
  return writeIcs({
    name: 'VCALENDAR',
    properties: [
      ['VERSION', '2.0'],
      ['PRODID', '-//Runsheet//Follow-ups 1//EN'],
      ['CALSCALE', 'GREGORIAN'],
      ['METHOD', 'PUBLISH'],
    ],
    parts: runs.flatMap((one) => partsOf(one, wallNow)),
  });
}

function partsOf({ run, replacedAt }: CalendarRun, wallNow: number): readonly IcsComponent[] {
  const stamp = icsInstant(wallNow);
  const steadyNow = wallNow - run.shiftMs + aheadDays * dayMs;
  return followUpPeriods(run, { steadyNow, replacedAt }).flatMap((period) => [
    ...period.lines.map((line) => task(run, { period, line, stamp })),
    event(run, period, stamp),
  ]);
}

type Given = { readonly period: FollowUpPeriodNow; readonly line: FollowUpLine; readonly stamp: string };

function task(run: StartedRun, { period, line, stamp }: Given): IcsComponent {
  const text = run.places.get(line.item)?.item.text ?? line.item;
  const day = period.period === 0 && line.round > 0 ? `, day ${line.round}` : '';
  const isDone = line.answer !== null && isClosed(line);
  return {
    name: 'VTODO',
    properties: [
      ['UID', `${run.runId}-${line.item}-${line.round}@runsheet`],
      ['DTSTAMP', stamp],
      ['SEQUENCE', String(line.answer?.stamp.position ?? 0)],
      ['SUMMARY', icsText(`${nameOf(run)}: ${text}${day}`)],
      ['DESCRIPTION', icsText(describe(run, period, line))],
      ['CATEGORIES', icsText(period.title)],
      ['DUE', icsInstant(line.dueAt)],
      ['STATUS', statusOf[line.state]],
      ...(isDone
        ? ([
            ['COMPLETED', icsInstant(line.answer.stamp.at)],
            ['PERCENT-COMPLETE', '100'],
          ] as const)
        : []),
    ],
    parts: isDone ? [] : [alarm(run, line.dueAt, text)],
  };
}

/** Many calendars show events only; this one says until when the whole period is to be closed. */
function event(run: StartedRun, period: FollowUpPeriodNow, stamp: string): IcsComponent {
  const { group, endsAt, title, lines } = period;
  const items = [...new Set(lines.map(({ item }) => item))];
  const texts = items.map((item) => `${item} ${run.places.get(item)?.item.text ?? ''}`);
  return {
    name: 'VEVENT',
    properties: [
      ['UID', `${run.runId}-${group.number}-${period.period}@runsheet`],
      ['DTSTAMP', stamp],
      ['SEQUENCE', String(Math.max(0, ...lines.map(({ answer }) => answer?.stamp.position ?? 0)))],
      ['SUMMARY', icsText(`${nameOf(run)}: ${title} due`)],
      ['DESCRIPTION', icsText(texts.join('\n'))],
      ['CATEGORIES', icsText(title)],
      ['DTSTART', icsInstant(endsAt - hourMs)],
      ['DTEND', icsInstant(endsAt)],
      // Nobody is busy because something is due.
      ['TRANSP', 'TRANSPARENT'],
    ],
    parts: [alarm(run, endsAt, `${title} due`)],
  };
}

/** On the last morning before it is due: go-lives are at night, and so would the alarms be. */
function alarm(run: StartedRun, dueAt: number, text: string): IcsComponent {
  const offset = (run.goLive?.declared.offsetMinutes ?? 0) * minuteMs;
  const sinceMorning = (((dueAt + offset - morning) % dayMs) + dayMs) % dayMs;
  const before = sinceMorning < hourMs ? sinceMorning + dayMs : sinceMorning;
  return {
    name: 'VALARM',
    properties: [
      ['ACTION', 'DISPLAY'],
      ['DESCRIPTION', icsText(`${nameOf(run)}: ${text}`)],
      ['TRIGGER;RELATED=END', icsBefore(before)],
    ],
    parts: [],
  };
}

const statusOf: Readonly<Record<ItemState, string>> = {
  open: 'NEEDS-ACTION',
  done: 'COMPLETED',
  'not-applicable': 'CANCELLED',
  failed: 'IN-PROCESS',
  deferred: 'IN-PROCESS',
};

function nameOf({ details, rehearsal }: StartedRun): string {
  return `${rehearsal ? 'Rehearsal, ' : ''}${details.product} ${details.release}`;
}

function describe(run: StartedRun, period: FollowUpPeriodNow, { item, answer }: FollowUpLine): string {
  const place = `${item}, ${period.title}. Run ${run.runNumber} in ${run.details.environment}.`;
  return answer?.note === null || answer?.note === undefined ? place : `${place}\n${answer.note}`;
}
