/** Another version of the checklist for a run that is still being prepared. */
import { readCorrected } from '../checklist/read-checklist-once.ts';
import { ok, refused } from '../result.ts';
import { refuseClosed, type Deciders, type Decision } from './decision.ts';
import { itemNow } from './item-now.ts';
import { planUpdate } from './plan-update.ts';
import type { CommandOf } from './run-commands.ts';
import type { RunChecklist } from './run-checklist.ts';
import type { StartedRun } from './run-state.ts';

export const decideUpdate: Deciders<'UpdateChecklist'> = { UpdateChecklist: decideUpdateChecklist };

/** Differences that are listed; a version that changed more is counted. */
const mostListed = 500;

function decideUpdateChecklist({ checklist, keep }: CommandOf<'UpdateChecklist'>, run: StartedRun): Decision {
  const fixed = refuseClosed(run) ?? refuseFixed(run);
  if (fixed !== null) return fixed;
  if (isTheSame(checklist, run.checklistSource)) return refused({ code: 'SameChecklist' });
  const read = readCorrected(checklist);
  if (!read.ok) return refused({ code: 'ChecklistUnreadable' });
  const { carried, rows, differences } = planUpdate(run, {
    markdown: checklist.markdown,
    checklist: read.value,
  });
  const chosen = new Set(keep);
  const kept = new Set(rows.filter(({ from, mayKeep }) => mayKeep && from !== null && chosen.has(from)));
  const offered = new Set([...kept].map(({ from }) => from));
  const stray = keep.find((item) => !offered.has(item));
  if (stray !== undefined) return refused({ code: 'NotAsked', item: stray });
  return ok([
    {
      type: 'ChecklistUpdated',
      checklist,
      carried: [
        ...carried,
        ...[...kept].flatMap(({ from, to }) => (from === null || to === null ? [] : [{ from, to }])),
      ],
      left: rows.flatMap((row) => (row.isRecorded && !kept.has(row) && row.from !== null ? [row.from] : [])),
      differences: differences.slice(0, mostListed),
      more: Math.max(0, differences.length - mostListed),
    },
  ]);
}

/** Why the checklist of this run can no longer be another one: its deployment has begun, or people approved it. */
export function refuseFixed(run: StartedRun): Decision | null {
  const hasBegun =
    run.phase !== 'preparing' || run.watch !== null || run.breaches.length > 0 || run.rollbacks.length > 0;
  if (hasBegun || isDeployingMarked(run)) return refused({ code: 'ChecklistFixed', because: 'begun' });
  return run.signOffs.length > 0 ? refused({ code: 'ChecklistFixed', because: 'signed' }) : null;
}

/** A checklist without steps may have a part for the deployment all the same. */
function isDeployingMarked(run: StartedRun): boolean {
  return Object.keys(run.items).some(
    (item) => run.places.get(item)?.section.part === 'deploy' && itemNow(run, item).state !== 'open',
  );
}

function isTheSame(one: RunChecklist, other: RunChecklist): boolean {
  return (
    one.sha256 === other.sha256 &&
    JSON.stringify(one.corrections ?? []) === JSON.stringify(other.corrections ?? [])
  );
}
