/** A run begins: its checklist is read once from the exact bytes that are kept with it. */
import type { Checklist } from '../checklist/checklist.ts';
import { readCorrected } from '../checklist/read-checklist-once.ts';
import { triggersOf } from '../checklist/triggers-of.ts';
import type { RecordedEvent } from '../ledger/recorded-event.ts';
import { stampOf } from './evolver.ts';
import { placesOf } from './places-of.ts';
import type { EventOf } from './run-events.ts';
import type { RunChecklist } from './run-checklist.ts';
import type { StartedRun } from './run-state.ts';

export function evolveCreated(event: EventOf<'RunCreated'>, recorded: RecordedEvent): StartedRun {
  const { runId, runNumber, rehearsal, simulatedClock, details, people } = event;
  const checklist = readRunChecklist(event.checklist);
  return {
    ...untouched,
    status: 'started',
    runId,
    runNumber,
    rehearsal,
    simulatedClock,
    created: stampOf(recorded, 0),
    details,
    people,
    checklist,
    checklistSource: event.checklist,
    places: placesOf(checklist),
    operator: recorded.by,
    thresholds: writtenThresholds(checklist),
    position: recorded.position,
    head: recorded.seal,
    lastAt: recorded.at,
  };
}

const untouched = {
  phase: 'preparing',
  outcome: null,
  items: {},
  notes: [],
  evidence: [],
  steps: {},
  gates: [],
  goLive: null,
  extensions: [],
  watch: null,
  breaches: [],
  rollbacks: [],
  handOvers: [],
  poll: [],
  signOffs: [],
  closing: null,
  reopenings: [],
  aborted: null,
  sheets: [],
  sealed: null,
  followUps: [],
  endedFollowUps: [],
  addenda: [],
  lessons: [],
  disturbances: [],
  confirmations: [],
  repairs: [],
  handedOver: null,
  otherHistories: [],
  clockStatements: [],
  earlierChecklists: [],
  shiftMs: 0,
} as const satisfies Partial<StartedRun>;

/** Seconds each trigger must hold as it is written, by item number. */
export function writtenThresholds(checklist: Checklist): StartedRun['thresholds'] {
  return Object.fromEntries(
    triggersOf(checklist).flatMap(({ number, trigger }) =>
      trigger.holdSeconds === null ? [] : [[number, trigger.holdSeconds] as const],
    ),
  );
}

/** A document that was read when the run was created can always be read; anything else has no items. */
export function readRunChecklist(source: RunChecklist): Checklist {
  const parsed = readCorrected(source);
  return parsed.ok ? parsed.value : noItems;
}

const noItems: Checklist = {
  title: '',
  frontMatter: null,
  sections: [],
  blanks: [],
  notices: [],
  counts: {
    sections: 0,
    groups: 0,
    items: 0,
    steps: 0,
    windows: 0,
    triggers: 0,
    thresholds: 0,
    rollbackSteps: 0,
    roles: 0,
    followUps: 0,
    conditionals: 0,
    blanks: 0,
  },
};
