/** Windows, steps, triggers and holds on one time axis, drawn and in a table. */
import type { StartedRun } from '../run/run-state.ts';
import { itemNow } from '../run/item-now.ts';
import { groupProgress } from '../run/progress.ts';
import { formatDuration, formatTimeOfDay } from '../time/instant.ts';
import { minuteMs, verificationWindows, verifyGroups } from '../verification/verification-window.ts';
import { timingOf } from '../verification/timing.ts';
import { breachesTable } from './breaches-table.ts';
import type { Glyph, SheetBlock, TableRow, TimelineBlock } from './sheet-document.ts';
import { count, offsetOf, when } from './sheet-words.ts';

type Lane = TimelineBlock['lanes'][number];

export function windowsPart(run: StartedRun, steadyNow: number): readonly SheetBlock[] {
  return [
    { kind: 'heading', level: 2, text: 'Steps, windows and triggers' },
    stepsTable(run),
    ...(run.goLive === null ? [] : [timeline(run, steadyNow, run.goLive.steadyLiveAt)]),
    ...windowsTable(run, steadyNow),
    ...breachesTable(run),
  ];
}

function stepsTable(run: StartedRun): SheetBlock {
  const steps = run.checklist.sections.flatMap(({ groups }) => groups.filter(({ kind }) => kind === 'step'));
  if (steps.length === 0) return { kind: 'paragraph', tone: 'quiet', text: 'This checklist has no steps.' };
  const rows = steps.map((step): TableRow => {
    const times = run.steps[step.number];
    const gate = run.gates.findLast((passed) => passed.gate === step.number && !passed.undone);
    const started = times === undefined ? 'not started' : when(run, times.started);
    const ended = times?.ended === null || times?.ended === undefined ? '' : when(run, times.ended);
    const took =
      times?.ended === null || times?.ended === undefined
        ? ''
        : formatDuration(times.ended.steadyAt - times.started.steadyAt);
    const override = gate?.override ?? null;
    const passage =
      override === null
        ? gate === undefined
          ? ''
          : 'clear'
        : `override, ${override.name}: ${override.reason}`;
    return { cells: [`${step.number} ${step.title}`, started, ended, took, passage] };
  });
  return {
    kind: 'table',
    columns: [
      { header: 'Step', width: { share: 3 }, align: 'left' },
      { header: 'Started', width: { points: 62 }, align: 'left' },
      { header: 'Ended', width: { points: 62 }, align: 'left' },
      { header: 'Took', width: { points: 52 }, align: 'right' },
      { header: 'Gate', width: { share: 3 }, align: 'left' },
    ],
    rows,
    rowHeader: 0,
    size: 'small',
  };
}

function timeline(run: StartedRun, steadyNow: number, liveAt: number): TimelineBlock {
  const minutes = (steadyAt: number): number => (steadyAt - liveAt) / minuteMs;
  const windows = verificationWindows(run);
  const lanes: readonly Lane[] = [
    ...windows.map((window): Lane => ({
      label: `${window.fromMinutes}\u2013${window.writtenToMinutes}`,
      bars: [
        {
          from: window.fromMinutes,
          to: window.toMinutes,
          label: window.toMinutes === window.writtenToMinutes ? '' : `extended to ${window.toMinutes}`,
          fill: minutes(steadyNow) >= window.toMinutes ? 'solid' : 'outline',
        },
      ],
      marks: itemMarks(run, window.group.number, steadyNow, minutes),
    })),
    ...triggerLanes(run, steadyNow, minutes),
    ...rollbackLane(run, steadyNow, minutes),
  ];
  const points = lanes.flatMap((lane) => [
    ...lane.bars.flatMap((bar) => [bar.from, bar.to]),
    ...lane.marks.map((mark) => mark.at),
  ]);
  const from = Math.min(0, Math.floor(Math.min(0, ...points) / 10) * 10);
  const to = Math.ceil(Math.max(10, ...points) / 10) * 10;
  const spacing = [10, 15, 30, 60, 120, 240, 720, 1440].find((step) => (to - from) / step <= 12) ?? 10_080;
  const first = Math.ceil(from / spacing) * spacing;
  const ticks = Array.from(
    { length: Math.floor((to - first) / spacing) + 1 },
    (_, index) => first + index * spacing,
  );
  return {
    kind: 'timeline',
    alternative: alternative(run, steadyNow),
    from,
    to,
    ticks: ticks.map((at) => ({ at, label: at === 0 ? 'T+0' : String(at) })),
    lanes,
  };
}

function itemMarks(
  run: StartedRun,
  group: string,
  steadyNow: number,
  minutes: (at: number) => number,
): Lane['marks'] {
  return [...run.places.values()]
    .filter((place) => place.group.number === group)
    .flatMap(({ item }) => {
      const { mark, state } = itemNow(run, item.number);
      if (mark === null || state === 'open') return [];
      const timing = timingOf(run, item.number, steadyNow).kind;
      const glyph: Glyph =
        state === 'done'
          ? timing === 'late' || timing === 'early'
            ? timing
            : 'done'
          : state === 'not-applicable'
            ? 'na'
            : state;
      return [{ at: minutes(mark.stamp.steadyAt), glyph, label: '' }];
    });
}

function triggerLanes(run: StartedRun, steadyNow: number, minutes: (at: number) => number): readonly Lane[] {
  const observed = [...new Set(run.breaches.map(({ trigger }) => trigger))].toSorted();
  return observed.map((trigger): Lane => ({
    label: trigger,
    bars: run.breaches
      .filter((breach) => breach.trigger === trigger)
      .map((breach) => ({
        from: minutes(breach.steadySince),
        to: minutes(breach.cleared?.steadyClearedAt ?? steadyNow),
        label: '',
        fill: 'hatched',
      })),
    marks: run.breaches
      .filter((breach) => breach.trigger === trigger && breach.tripped !== null)
      .map((breach) => ({
        at: minutes(breach.steadySince + breach.holdSeconds * 1000),
        glyph: 'tripped',
        label: 'tripped',
      })),
  }));
}

function rollbackLane(run: StartedRun, steadyNow: number, minutes: (at: number) => number): readonly Lane[] {
  const rollback = run.rollbacks.findLast((entry) => entry.cancelled === null);
  if (rollback === undefined) return [];
  const ended = run.closing?.stamp.steadyAt ?? steadyNow;
  return [
    {
      label: 'Rollback',
      bars: [{ from: minutes(rollback.started.steadyAt), to: minutes(ended), label: '', fill: 'hatched' }],
      marks: [],
    },
  ];
}

function alternative(run: StartedRun, steadyNow: number): string {
  const windows = verificationWindows(run).map((window) => {
    const { total, done, notApplicable, late } = groupProgress(run, window.group.number, steadyNow);
    return `Window ${window.fromMinutes} to ${window.toMinutes}: ${done + notApplicable} of ${total} closed, ${late} late.`;
  });
  return [`Minutes after go-live.`, ...windows, `${count(run.breaches.length, 'breach', 'breaches')}.`].join(
    ' ',
  );
}

function windowsTable(run: StartedRun, steadyNow: number): readonly SheetBlock[] {
  const groups = verifyGroups(run);
  if (groups.length === 0) return [];
  const windows = verificationWindows(run);
  const rows = groups.map((group): TableRow => {
    const window = windows.find((candidate) => candidate.group.number === group.number);
    const { total, done, notApplicable, late, early, failed, deferred, open } = groupProgress(
      run,
      group.number,
      steadyNow,
    );
    const closes = window?.steadyCloses ?? null;
    const extension = run.extensions.findLast((entry) => entry.group === group.number);
    return {
      cells: [
        `${group.number} ${group.title}`,
        closes === null ? '' : formatTimeOfDay(closes + run.shiftMs, offsetOf(run)),
        `${done + notApplicable} of ${total}`,
        String(late),
        String(early),
        String(failed),
        String(deferred),
        String(open),
        extension === undefined
          ? ''
          : `extended from ${window?.writtenToMinutes ?? ''} to ${extension.toMinutes} min: ${extension.reason}`,
      ],
    };
  });
  const number = (header: string): { header: string; width: { points: number }; align: 'right' } => ({
    header,
    width: { points: 52 },
    align: 'right',
  });
  return [
    {
      kind: 'table',
      columns: [
        { header: 'Window', width: { share: 3 }, align: 'left' },
        { header: 'Ends at', width: { points: 50 }, align: 'left' },
        { header: 'Closed', width: { points: 44 }, align: 'right' },
        ...['Late', 'Early', 'Failed', 'Deferred', 'Open'].map(number),
        { header: 'Extension', width: { share: 2 }, align: 'left' },
      ],
      rows,
      rowHeader: 0,
      size: 'small',
    },
  ];
}
