/** What the run is about, who is at the keyboard, and what the app notices about its own clock and store. */
import { ok, refused } from '../result.ts';
import {
  findPlace,
  isBlank,
  refuseClosed,
  refuseShort,
  wrongPhase,
  type CommandContext,
  type Deciders,
  type Decision,
} from './decision.ts';
import type { CommandOf } from './run-commands.ts';
import type { People, RunDetails } from './run-events.ts';
import type { RunRejection } from './run-rejections.ts';
import type { StartedRun } from './run-state.ts';

type Field = Extract<RunRejection, { code: 'DetailMissing' }>['field'];

export const decideDetails: Deciders<
  | 'ChangeDetails'
  | 'ChangePeople'
  | 'SetThreshold'
  | 'ChangeOperator'
  | 'RecordClockDisturbance'
  | 'ConfirmRecovery'
  | 'RecordRepair'
> = {
  ChangeDetails: ({ details }, run) =>
    refuseClosed(run) ?? orMissing(details, run.people) ?? ok([{ type: 'DetailsChanged', details }]),
  ChangePeople: ({ people }, run) =>
    refuseClosed(run) ?? orMissing(run.details, people) ?? ok([{ type: 'PeopleChanged', people }]),
  SetThreshold: decideThreshold,
  ChangeOperator: decideHandOver,
  RecordClockDisturbance: decideDisturbance,
  ConfirmRecovery: ({ positions }, run) =>
    run.phase === 'sealed'
      ? refused({ code: 'RunReadOnly', phase: run.phase })
      : ok([{ type: 'RecoveryConfirmed', positions }]),
  RecordRepair: ({ finding, restored }, run) =>
    run.phase === 'sealed'
      ? refused({ code: 'RunReadOnly', phase: run.phase })
      : ok([{ type: 'StoreRepaired', finding, restored }]),
};

/** The first of what a run cannot begin without, or null. */
export function missingDetail(details: RunDetails, people: People): Field | null {
  const needed: readonly (readonly [Field, string])[] = [
    ['product', details.product],
    ['release', details.release],
    ['environment', details.environment],
    ['decisionMaker', people.decisionMaker.name],
    ['decisionMakerPhone', people.decisionMaker.phone],
  ];
  return needed.find(([, text]) => isBlank(text))?.[0] ?? null;
}

function orMissing(details: RunDetails, people: People): Decision | null {
  const field = missingDetail(details, people);
  return field === null ? null : refused({ code: 'DetailMissing', field });
}

/** A threshold is set before go-live; what an alarm waits for is not moved while it is being watched. */
function decideThreshold(command: CommandOf<'SetThreshold'>, run: StartedRun): Decision {
  const { trigger, holdSeconds } = command;
  const place = findPlace(run, trigger);
  if (!place.ok) return place;
  if (place.value.item.kind !== 'trigger') return refused({ code: 'NoSuchItem', item: trigger });
  if (run.phase !== 'preparing' && run.phase !== 'deploying') return wrongPhase(run, command.type);
  return ok([{ type: 'ThresholdSet', trigger, holdSeconds }]);
}

/** Nothing is timed in a sealed run, so its clock has nothing to tell. */
function decideDisturbance(
  { kind, fromAt, toAt, shiftMs }: CommandOf<'RecordClockDisturbance'>,
  run: StartedRun,
  _context: CommandContext,
): Decision {
  if (run.phase === 'sealed') return ok([]);
  return ok([{ type: 'ClockDisturbed', kind, fromAt, toAt, shiftMs }]);
}

/** Whoever takes over confirms with their passphrase, or says why without one. */
function decideHandOver(command: CommandOf<'ChangeOperator'>, run: StartedRun): Decision {
  const { readBack, certificateSha256 } = command;
  const to = command.to.trim();
  if (isBlank(to)) return refused({ code: 'NameNeeded' });
  const change = { type: 'OperatorChanged', from: run.operator, to, readBack } as const;
  if (certificateSha256 !== undefined) return ok([{ ...change, withoutPassphrase: null, certificateSha256 }]);
  const { withoutPassphrase } = command;
  return (
    refuseShort(withoutPassphrase, { for: 'hand-over', minimum: 3 }) ?? ok([{ ...change, withoutPassphrase }])
  );
}
