/** The rollback record: who decided, on what, the steps with their times, and the time to restore. */
import { itemNow } from '../run/item-now.ts';
import { rollbackProgress } from '../run/rollback-progress.ts';
import type { StartedRun } from '../run/run-state.ts';
import { formatDuration } from '../time/instant.ts';
import type { SheetBlock, TableRow } from './sheet-document.ts';
import { stateGlyphs, stateWords, when } from './sheet-words.ts';

export function rollbackPart(run: StartedRun, steadyNow: number): readonly SheetBlock[] {
  const heading: SheetBlock = { kind: 'heading', level: 2, text: 'Rollback' };
  if (run.rollbacks.length === 0) {
    return [
      heading,
      {
        kind: 'paragraph',
        tone: 'normal',
        text: 'No rollback was started. The rollback steps were not invoked.',
      },
    ];
  }
  const progress = rollbackProgress(run, steadyNow);
  const decisions = run.rollbacks.map((rollback) => {
    const how = rollback.how === 'keyboard' ? 'at the keyboard' : `by ${rollback.how}, relayed`;
    const instead =
      rollback.insteadOf === null ? '' : ` In place of the named decision maker: ${rollback.insteadOf}.`;
    const why = rollback.reason === null || rollback.reason === '' ? '' : ` ${rollback.reason}`;
    const cancelled =
      rollback.cancelled === null
        ? ''
        : ` Cancelled ${when(run, rollback.cancelled.stamp)} by ${rollback.cancelled.decidedBy}: ${rollback.cancelled.reason}`;
    const triggers =
      rollback.triggers.length === 0 ? 'without a trigger' : `for ${rollback.triggers.join(', ')}`;
    return {
      glyph: 'rolledBack' as const,
      label: when(run, rollback.started),
      text: `Decided by ${rollback.decidedBy} ${how}, ${triggers}.${why}${instead}${cancelled}`,
    };
  });
  if (progress === null) return [heading, { kind: 'entries', entries: decisions }];
  const restore =
    progress.timeToRestoreMs === null
      ? 'Not verified.'
      : `Time to restore, from first observed to verified: ${formatDuration(progress.timeToRestoreMs)}.`;
  const rows = progress.items.map((item): TableRow => {
    const now = itemNow(run, item.number);
    const stamped = now.mark === null ? '' : `${when(run, now.mark.stamp)}, ${now.mark.stamp.by}`;
    return {
      cells: [
        item.number,
        item.text,
        { text: stateWords[now.state], glyph: stateGlyphs[now.state] },
        stamped,
        now.reason ?? '',
      ],
    };
  });
  return [
    heading,
    { kind: 'entries', entries: decisions },
    { kind: 'paragraph', tone: 'strong', text: restore },
    {
      kind: 'table',
      columns: [
        { header: 'No.', width: { points: 42 }, align: 'left' },
        { header: 'Step', width: { share: 3 }, align: 'left' },
        { header: 'Ended', width: { points: 88 }, align: 'left' },
        { header: 'When, who', width: { share: 2 }, align: 'left' },
        { header: 'Note', width: { share: 2 }, align: 'left' },
      ],
      rows,
      rowHeader: 0,
      size: 'small',
    },
  ];
}
