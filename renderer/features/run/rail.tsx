import { memo, type ReactNode, useEffect, useMemo } from 'react';
import type { Part } from '#shared/checklist/checklist.ts';
import { signOffSlots, missingSlots } from '#shared/sign-off/sign-off-slots.ts';
import type { Progress } from '#shared/run/progress.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { triggerStatus } from '#shared/verification/trigger.ts';
import { useApp, useAppStore, useRun } from '../../stores/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { Ring } from '../../ui/ring.tsx';
import { triggerNumbers } from '../now/trigger-name.ts';
import { RailFlags, spokenProgress } from './rail-flags.tsx';
import { currentPart, railParts, type RailPart, type RailRow } from './rail-model.ts';
import { goToGroup } from './go-to.ts';
import { useRunView } from './run-view.ts';
import { useTimeMark } from './time-mark.ts';
import styles from './rail.module.css';

/** Every part of the checklist with what is closed of it; the current part is open. */
export function Rail(): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const currentGroup = useApp((state) => state.currentGroup);
  const timeMark = useTimeMark();
  const parts = useMemo(() => railParts(run, timeMark, currentGroup), [run, timeMark, currentGroup]);
  const openParts = useRunView((view) => view.openParts);
  const { phase } = run;
  // What was opened by hand lasts until the phase changes.
  useEffect(() => useRunView.setState({ openParts: {} }), [phase]);
  return (
    <nav className={styles.rail} aria-label="Sections" data-pane="rail">
      <div className={styles.top}>
        <button
          type="button"
          className={styles.jump}
          data-pane-focus
          onClick={() => store.getState().openOverlay({ name: 'jump' })}
        >
          <Icon name="search" />
          <span>Go to section</span>
          <Keycap keys="g" />
        </button>
      </div>
      <div className={styles.parts}>
        {parts.map((part) => (
          <PartOfRail
            key={part.part}
            part={part}
            currentGroup={currentGroup}
            isOpen={openParts[part.part] ?? isOpenByItself(run, part.part, currentGroup)}
          />
        ))}
      </div>
    </nav>
  );
}

/** In Prepare everything ahead is in view; later, the part at hand and the one that is looked at. */
function isOpenByItself(run: StartedRun, part: Part, currentGroup: string | null): boolean {
  if (part === currentPart(run)) return true;
  const looked = run.checklist.sections.find((section) =>
    section.groups.some((group) => group.number === currentGroup),
  )?.part;
  if (part === looked) return true;
  const isAhead = part === 'deploy' || part === 'verify';
  return isAhead && (run.phase === 'preparing' || (run.phase === 'deploying' && part === 'verify'));
}

interface PartOfRailProps {
  readonly part: RailPart;
  readonly currentGroup: string | null;
  readonly isOpen: boolean;
}

function PartOfRail({ part, currentGroup, isOpen }: PartOfRailProps): ReactNode {
  const run = useRun();
  const go = useApp((state) => state.go);
  const isNow = part.part === currentPart(run);
  const toggle = (): void => {
    if (part.part === 'approve') return go({ name: 'approvals', runId: run.runId });
    useRunView.setState(({ openParts }) => ({ openParts: { ...openParts, [part.part]: !isOpen } }));
  };
  const isScreen = part.part === 'approve';
  return (
    <section>
      <button
        type="button"
        className={classNames(styles.part, isNow && styles.isNow)}
        aria-expanded={isScreen ? undefined : isOpen}
        onClick={toggle}
      >
        <span>
          {part.name}
          {part.hasSteps && <span className={styles.weak}> steps</span>}
        </span>
        <Icon name={isOpen && !isScreen ? 'chevron-down' : 'chevron-right'} size={14} />
        <span className={styles.space} />
        {!isOpen && <RailFlags progress={part.progress} />}
        <PartCount part={part} run={run} />
      </button>
      {isOpen && !isScreen && (
        <ul>
          {part.rows.map((row) => (
            <li key={row.key}>
              <RowOfRail
                row={row}
                isCurrent={row.kind === 'group' && row.group === currentGroup}
                part={part.part}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function PartCount({ part, run }: { readonly part: RailPart; readonly run: StartedRun }): ReactNode {
  const timeMark = useTimeMark();
  if (part.part === 'rollback') return <span className={styles.weakCount}>{watchWord(run, timeMark)}</span>;
  if (part.part === 'approve') {
    const slots = signOffSlots(run.checklist).length;
    return <Count closed={slots - missingSlots(run).length} total={slots} />;
  }
  return <Count closed={part.progress.closed} total={part.progress.total} />;
}

function watchWord(run: StartedRun, steadyNow: number): string {
  const triggers = triggerNumbers(run);
  if (run.watch === null) return 'not armed';
  const isWatched = triggers.some(
    (trigger) => triggerStatus(run, trigger, steadyNow).state !== 'watch-ended',
  );
  return isWatched ? `${triggers.length} watched` : 'watch ended';
}

function Count({ closed, total }: { readonly closed: number; readonly total: number }): ReactNode {
  return (
    <span className={styles.count}>
      <b>{closed}</b>/{total}
    </span>
  );
}

interface RowOfRailProps {
  readonly row: RailRow;
  readonly isCurrent: boolean;
  readonly part: Part;
}

const RowOfRail = memo(function RowOfRail({ row, isCurrent, part }: RowOfRailProps): ReactNode {
  const store = useAppStore();
  const { progress } = row;
  return (
    <button
      type="button"
      className={classNames(
        styles.row,
        row.isIndented && styles.isIndented,
        isCurrent && styles.isCurrent,
        row.kind === 'section' && styles.isSection,
        row.isOpenSection && styles.isOpen,
        part === 'verify' && styles.isWindow,
      )}
      aria-current={isCurrent ? 'true' : undefined}
      aria-label={`${row.label} ${row.name}, ${spokenProgress(progress)}${row.isLocked ? ', opens at its gate' : ''}`}
      title={progress.notApplicable > 0 ? `${progress.notApplicable} not applicable` : undefined}
      onClick={() => goToGroup(store.getState(), row.group)}
    >
      {row.isLocked ? (
        <Glyph name="locked" size={16} />
      ) : row.isOpenSection ? (
        <Icon name="chevron-down" />
      ) : (
        <Ring value={progress.closed} total={progress.total} size={16} />
      )}
      {row.label !== '' && <span className={styles.label}>{row.label}</span>}
      <span className={styles.name}>{row.name}</span>
      {!row.isOpenSection && <RailFlags progress={progress} />}
      <Count closed={progress.closed} total={progress.total} />
    </button>
  );
}, isSameRow);

/** A mark changes one or two of the many rows. */
function isSameRow(before: RowOfRailProps, after: RowOfRailProps): boolean {
  const { progress: was, ...old } = before.row;
  const { progress: is, ...row } = after.row;
  return (
    before.isCurrent === after.isCurrent &&
    before.part === after.part &&
    isSame(old, row) &&
    isSame<Progress>(was, is)
  );
}

function isSame<T extends object>(before: T, after: T): boolean {
  const was = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after).every(([key, value]) => was.get(key) === value);
}
