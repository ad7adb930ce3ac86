/** Undo is a fact of its own: it takes back the newest mark, by the place the operator saw it at. */
import { ok, refused } from '../result.ts';
import { refuseClosed, type Deciders, type Decision } from './decision.ts';
import { lastMark } from './last-mark.ts';
import type { CommandOf } from './run-commands.ts';
import type { StartedRun } from './run-state.ts';
import { currentRollback } from './working-phase.ts';

export const decideUndo: Deciders<'UndoMark'> = { UndoMark: decideUndoMark };

function decideUndoMark({ position }: CommandOf<'UndoMark'>, run: StartedRun): Decision {
  const closed = refuseClosed(run);
  if (closed !== null) return closed;
  const last = lastMark(run);
  if (last === null || isBehindRollback(run, last)) return refused({ code: 'NothingToUndo' });
  if (last.mark.stamp.position !== position) return refused({ code: 'UndoIsStale', position });
  return ok([{ type: 'MarkUndone', item: last.item, position }]);
}

/** A rollback pauses the rest of the checklist, and a cancelled one has had its say: neither reaches across. */
function isBehindRollback(run: StartedRun, last: NonNullable<ReturnType<typeof lastMark>>): boolean {
  const isRollbackItem = run.places.get(last.item)?.group.kind === 'rollback';
  const rollback = currentRollback(run);
  if (rollback === null) return isRollbackItem;
  return !isRollbackItem || last.mark.stamp.position < rollback.started.position;
}
