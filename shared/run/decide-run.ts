/** Every command and the one small function that decides it. Nothing else in Runsheet makes events of a run. */
import { readCorrected } from '../checklist/read-checklist-once.ts';
import { ok, refused } from '../result.ts';
import { decideClosing } from './decide-closing.ts';
import { decideCustody, refuseElsewhere } from './decide-custody.ts';
import { decideDetails, missingDetail } from './decide-details.ts';
import { decideFollowUp } from './decide-follow-up.ts';
import { decideGates } from './decide-gate.ts';
import { decideGoLive } from './decide-go-live.ts';
import { decideMarks } from './decide-mark.ts';
import { decideNotes } from './decide-note.ts';
import { decideRollback } from './decide-rollback.ts';
import { decideSignOffs } from './decide-sign-off.ts';
import { decideTriggers } from './decide-trigger.ts';
import { decideUpdate } from './decide-update.ts';
import { decideUndo } from './decide-undo.ts';
import type { CommandContext, Deciders, Decision } from './decision.ts';
import type { CommandOf, RunCommand, RunCommandType } from './run-commands.ts';
import type { Run, StartedRun } from './run-state.ts';

type LaterCommand = Exclude<RunCommandType, 'CreateRun'>;

const deciders: Deciders<LaterCommand> = {
  ...decideDetails,
  ...decideMarks,
  ...decideUndo,
  ...decideNotes,
  ...decideGates,
  ...decideGoLive,
  ...decideTriggers,
  ...decideRollback,
  ...decideSignOffs,
  ...decideClosing,
  ...decideFollowUp,
  ...decideCustody,
  ...decideUpdate,
};

/**
 * What a command leads to: the events to record, none when nothing changes, or why it is refused. Times of a command
 * are wall-clock milliseconds by the clock of `context.now`.
 */
export function decideRun(command: RunCommand, run: Run, context: CommandContext): Decision {
  if (command.type === 'CreateRun') return decideCreate(command, run, context);
  if (run.status === 'none') return refused({ code: 'NoSuchRun' });
  const elsewhere = refuseElsewhere(run, command.type);
  if (elsewhere !== null) return elsewhere;
  // `as`: the table pairs each type with the function for just that type, which an index by a union cannot express.
  const decide = deciders[command.type] as (c: RunCommand, r: StartedRun, k: CommandContext) => Decision;
  return decide(command, run, context);
}

function decideCreate(command: CommandOf<'CreateRun'>, run: Run, context: CommandContext): Decision {
  if (run.status === 'started') return refused({ code: 'RunExists' });
  const { details, people, checklist } = command;
  const missing = missingDetail(details, people);
  if (missing !== null) return refused({ code: 'DetailMissing', field: missing });
  if (!readCorrected(checklist).ok) return refused({ code: 'ChecklistUnreadable' });
  const { newRunId: runId, newRunNumber: runNumber, simulatedClock } = context;
  // A night on a simulated clock is never taken for a real one.
  const rehearsal = command.rehearsal || simulatedClock;
  return ok([
    { type: 'RunCreated', runId, runNumber, details, rehearsal, simulatedClock, people, checklist },
  ]);
}
