/** Every item of the checklist is accounted for, part by part. */
import type { Part } from '../checklist/checklist.ts';
import { followUpsDue } from '../follow-up/follow-up.ts';
import { partProgress } from '../run/progress.ts';
import { rollbackProgress } from '../run/rollback-progress.ts';
import type { StartedRun } from '../run/run-state.ts';
import { missingSlots, signOffSlots } from '../sign-off/sign-off-slots.ts';
import { formatDate } from '../time/instant.ts';
import type { SheetBlock, TableRow } from './sheet-document.ts';
import { count, offsetOf } from './sheet-words.ts';

const partNames: Readonly<Record<Part, string>> = {
  prepare: 'Prepare',
  deploy: 'Deploy',
  verify: 'Verify',
  rollback: 'Rollback',
  approve: 'Sign-offs',
  'follow-up': 'Follow-ups',
};

export function whereItemsEnded(run: StartedRun, steadyNow: number): SheetBlock {
  const numbers: readonly TableRow[] = (['prepare', 'deploy', 'verify'] as const).map((part) => {
    const { total, done, late, notApplicable, failed, deferred, open } = partProgress(run, part, steadyNow);
    return {
      cells: [partNames[part], ...[total, done, late, notApplicable, failed, deferred, open].map(String)],
    };
  });
  const inWords: readonly TableRow[] = (['rollback', 'approve', 'follow-up'] as const).map((part) => ({
    cells: [
      partNames[part],
      String([...run.places.values()].filter((place) => place.section.part === part).length),
      { text: partWords(run, part, steadyNow), span: 6 },
    ],
  }));
  const right = (
    header: string,
    points: number,
  ): { header: string; width: { points: number }; align: 'right' } => ({
    header,
    width: { points },
    align: 'right',
  });
  return {
    kind: 'table',
    columns: [
      { header: 'Part', width: { share: 1 }, align: 'left' },
      right('Items', 52),
      right('Done', 52),
      right('of these late', 68),
      right('N/A', 52),
      right('Failed', 52),
      right('Deferred', 58),
      right('Open', 52),
    ],
    rows: [...numbers, ...inWords].filter((row) => row.cells[1] !== '0'),
    rowHeader: 0,
    size: 'normal',
  };
}

function partWords(run: StartedRun, part: 'rollback' | 'approve' | 'follow-up', steadyNow: number): string {
  if (part === 'rollback') return rollbackWords(run, steadyNow);
  if (part === 'approve') {
    const isDigital = run.signOffs.every(({ how, digital }) => how === 'elsewhere' || digital !== null);
    if (isDigital) return 'to be signed in the fields under Approvals';
    const roles = signOffSlots(run.checklist).filter(({ kind }) => kind === 'role');
    const missing = missingSlots(run).filter(({ kind }) => kind === 'role').length;
    return `${roles.length - missing} of ${roles.length} given`;
  }
  if (run.outcome !== 'deployed' && run.goLive === null) return 'not due: never live';
  const lastByGroup = new Map(followUpsDue(run, steadyNow).map(({ group, dueAt }) => [group, dueAt]));
  const dates = [...new Set([...lastByGroup.values()].map((dueAt) => formatDate(dueAt, offsetOf(run))))];
  return dates.length === 0 ? 'none due' : `due by ${dates.join(', ')}; kept beside the record`;
}

function rollbackWords(run: StartedRun, steadyNow: number): string {
  const triggers = run.checklist.counts.triggers;
  const tripped = run.breaches.filter((breach) => breach.tripped !== null).length;
  const observed = `${count(triggers, 'trigger')} watched: ${count(run.breaches.length, 'breach', 'breaches')}, ${tripped === 0 ? 'none' : tripped} tripped.`;
  const progress = rollbackProgress(run, steadyNow);
  const steps = count(run.checklist.counts.rollbackSteps, 'step');
  return `${run.watch === null ? 'Triggers not yet watched.' : observed} ${progress === null ? `${steps} not invoked.` : `${steps} invoked.`}`;
}
