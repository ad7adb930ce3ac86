import { type ReactNode, useMemo } from 'react';
import type { Part } from '#shared/checklist/checklist.ts';
import type { Progress } from '#shared/run/progress.ts';
import { triggerStatus } from '#shared/verification/trigger.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useApp, useAppStore, useRun } from '../../stores/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { Ring } from '../../ui/ring.tsx';
import { triggerNumbers } from '../now/trigger-name.ts';
import { spokenProgress } from './rail-flags.tsx';
import { currentPart, railParts, type RailPart, type RailRow } from './rail-model.ts';
import { goToGroup } from './go-to.ts';
import { useTimeMark } from './time-mark.ts';
import styles from './rail.module.css';

const shortNames: { readonly [part in Part]: string } = {
  prepare: 'Prepare',
  deploy: 'Deploy',
  verify: 'Verify',
  rollback: 'Rollback',
  approve: 'Approve',
  'follow-up': 'Follow-up',
};

/** The rail of a narrow window: one cell for each part, and for each group of the part at hand. */
export function NarrowRail(): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const currentGroup = useApp((state) => state.currentGroup);
  const timeMark = useTimeMark();
  const parts = useMemo(() => railParts(run, timeMark, currentGroup), [run, timeMark, currentGroup]);
  return (
    <nav className={styles.mini} aria-label="Sections" data-pane="rail">
      {parts.map((part) =>
        part.part === currentPart(run) && part.part !== 'prepare' && part.part !== 'approve' ? (
          part.rows.map((row) => (
            <RowCell key={row.key} row={row} part={part.part} isCurrent={row.group === currentGroup} />
          ))
        ) : (
          <PartCell
            key={part.part}
            part={part}
            timeMark={timeMark}
            isCurrent={part.rows.some((row) => row.group === currentGroup)}
          />
        ),
      )}
      <button
        type="button"
        className={classNames(styles.cell, styles.toEnd)}
        aria-label="Go to section"
        onClick={() => store.getState().openOverlay({ name: 'jump' })}
      >
        <Keycap keys="g" />
        all
      </button>
    </nav>
  );
}

interface PartCellProps {
  readonly part: RailPart;
  readonly timeMark: number;
  readonly isCurrent: boolean;
}

function PartCell({ part, timeMark, isCurrent }: PartCellProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const open = (): void => {
    if (part.part === 'approve') return store.getState().go({ name: 'approvals', runId: run.runId });
    const row = part.rows.find((one) => one.progress.closed < one.progress.total) ?? part.rows[0];
    if (row !== undefined) goToGroup(store.getState(), row.group);
  };
  return (
    <button
      type="button"
      className={classNames(styles.cell, isCurrent && styles.isCurrent)}
      aria-current={isCurrent ? 'true' : undefined}
      aria-label={`${part.name}, ${spokenProgress(part.progress)}`}
      onClick={open}
    >
      {part.part === 'rollback' ? (
        <TriggerGlyph run={run} timeMark={timeMark} />
      ) : (
        <Worst progress={part.progress} />
      )}
      {shortNames[part.part]}
    </button>
  );
}

interface RowCellProps {
  readonly row: RailRow;
  readonly part: Part;
  readonly isCurrent: boolean;
}

function RowCell({ row, part, isCurrent }: RowCellProps): ReactNode {
  const store = useAppStore();
  const label =
    part === 'deploy' ? `Step ${row.label}` : row.label.startsWith('by') ? row.name.split(' ')[0] : row.label;
  return (
    <button
      type="button"
      className={classNames(styles.cell, isCurrent && styles.isCurrent)}
      aria-current={isCurrent ? 'true' : undefined}
      aria-label={`${row.label} ${row.name}, ${spokenProgress(row.progress)}`}
      title={row.name}
      onClick={() => goToGroup(store.getState(), row.group)}
    >
      {row.isLocked ? <Glyph name="locked" /> : <Worst progress={row.progress} />}
      {label}
    </button>
  );
}

/** The shape of the worst state, or how much is closed when nothing is wrong. */
function Worst({ progress }: { readonly progress: Progress }): ReactNode {
  if (progress.failed > 0) return <Glyph name="failed" />;
  if (progress.overdue > 0 || progress.late > 0) return <Glyph name="late" />;
  if (progress.deferred > 0) return <Glyph name="deferred" />;
  return <Ring value={progress.closed} total={progress.total} size={20} />;
}

function TriggerGlyph({ run, timeMark }: { readonly run: StartedRun; readonly timeMark: number }): ReactNode {
  const states = triggerNumbers(run).map((trigger) => triggerStatus(run, trigger, timeMark).state);
  if (states.some((state) => state === 'tripped' || state === 'held')) return <Glyph name="tripped" />;
  return <Glyph name={states.includes('running') ? 'running' : 'watched'} />;
}
