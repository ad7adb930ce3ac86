/** Every breach, cleared or not: when it was observed, whether it tripped, what was decided and by whom. */
import type { StartedRun } from '../run/run-state.ts';
import { formatDuration, formatTimeOfDay } from '../time/instant.ts';
import type { SheetBlock, TableRow } from './sheet-document.ts';
import { offsetOf, when } from './sheet-words.ts';

export function breachesTable(run: StartedRun): readonly SheetBlock[] {
  if (run.breaches.length === 0) {
    const words =
      run.watch === null
        ? 'The triggers were not watched: nothing was deployed to production.'
        : 'No trigger condition was observed.';
    return [{ kind: 'paragraph', tone: 'normal', text: words }];
  }
  const rows = run.breaches.map((breach): TableRow => {
    const decision = breach.rolledBack
      ? 'roll back'
      : breach.holds
          .map((hold) => `held by ${hold.decidedBy} (${hold.how}) ${when(run, hold.stamp)}: ${hold.reason}`)
          .join('; ');
    return {
      cells: [
        {
          text: `${breach.trigger} ${run.places.get(breach.trigger)?.item.text ?? ''}`,
          glyph: breach.tripped === null ? 'breach' : 'tripped',
        },
        formatTimeOfDay(breach.sinceAt, offsetOf(run)),
        breach.tripped === null ? 'no' : formatTimeOfDay(breach.tripped.trippedAt, offsetOf(run)),
        breach.cleared === null ? 'not cleared' : formatTimeOfDay(breach.cleared.clearedAt, offsetOf(run)),
        breach.cleared === null ? '' : formatDuration(breach.cleared.steadyClearedAt - breach.steadySince),
        decision === '' ? (breach.tripped === null ? 'none needed' : 'none given') : decision,
      ],
    };
  });
  return [
    {
      kind: 'table',
      columns: [
        { header: 'Breach', width: { share: 2 }, align: 'left' },
        { header: 'Observed', width: { points: 56 }, align: 'left' },
        { header: 'Tripped', width: { points: 50 }, align: 'left' },
        { header: 'Cleared', width: { points: 54 }, align: 'left' },
        { header: 'Lasted', width: { points: 42 }, align: 'right' },
        { header: 'Decision', width: { share: 2 }, align: 'left' },
      ],
      rows,
      rowHeader: 0,
      size: 'small',
    },
  ];
}
