import { type ReactNode, useState } from 'react';
import type { ChecklistGroup, ChecklistSection } from '#shared/checklist/checklist.ts';
import { flatItems } from '#shared/run/flat-items.ts';
import { groupProgress } from '#shared/run/progress.ts';
import { tallyOf } from '#shared/run/tally.ts';
import { useApp, useAppStore, useRun } from '../../stores/use-app.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { Menu } from '../../ui/menu.tsx';
import { printOpenItems } from '../paper/print-open-items.ts';
import { GroupReason } from './group-reason.tsx';
import { GuidanceText } from './guidance-text.tsx';
import { sendFocus, useRunView } from './run-view.ts';
import { useTimeMark } from './time-mark.ts';
import { useIsReadOnly } from './use-is-read-only.ts';
import { useLayout } from './use-layout.ts';
import { WindowChip } from './window-chip.tsx';
import styles from './group-header.module.css';

interface GroupHeaderProps {
  readonly section: ChecklistSection;
  readonly group: ChecklistGroup;
  /** Off before the step's gate: nothing is counted and nothing can be filtered yet. */
  readonly isWorked: boolean;
}

/** Section, group in full, what is closed of it, its window, and the filter. */
export function GroupHeader({ section, group, isWorked }: GroupHeaderProps): ReactNode {
  const [asksReason, setAsksReason] = useState(false);
  return (
    <div className={styles.header}>
      <div className={styles.row}>
        <div className={styles.titles}>
          <p className={styles.crumb}>
            {section.number} {section.title}
          </p>
          <h1 className={styles.title}>{group.title}</h1>
        </div>
        {isWorked && <GroupTools group={group} onNotApplicable={() => setAsksReason(true)} />}
      </div>
      {isWorked && <GroupCounts group={group} />}
      {group.guidance !== '' && <GuidanceText markdown={group.guidance} />}
      {asksReason && <GroupReason group={group} onClose={() => setAsksReason(false)} />}
    </div>
  );
}

function GroupCounts({ group }: { readonly group: ChecklistGroup }): ReactNode {
  const run = useRun();
  const counts = groupProgress(run, group.number, useTimeMark());
  return (
    <div className={styles.counts}>
      <span>
        <b>{counts.closed}</b> of {counts.total} done
      </span>
      {counts.failed > 0 && (
        <Chip tone="failed" glyph="failed">
          {counts.failed} failed
        </Chip>
      )}
      {counts.deferred > 0 && (
        <Chip tone="deferred" glyph="deferred">
          {counts.deferred} deferred
        </Chip>
      )}
      {counts.overdue > 0 && (
        <Chip tone="late" glyph="late">
          {counts.overdue} overdue
        </Chip>
      )}
      {counts.late > 0 && (
        <Chip tone="late" glyph="late">
          {counts.late} late
        </Chip>
      )}
      <WindowChip group={group} />
    </div>
  );
}

interface GroupToolsProps {
  readonly group: ChecklistGroup;
  readonly onNotApplicable: () => void;
}

function GroupTools({ group, onNotApplicable }: GroupToolsProps): ReactNode {
  const isReadOnly = useIsReadOnly();
  const hasOpen = useApp(({ run }) => run.status !== 'none' && tallyOf(run, flatItems(group)).open > 0);
  const store = useAppStore();
  const pick = (id: string): void => {
    if (id === 'na') onNotApplicable();
    else if (id === 'print') void printOpenItems(store.getState());
    else store.getState().openOverlay({ name: 'transcribe' });
  };
  return (
    <div className={styles.tools}>
      {!isReadOnly && (
        <Menu
          label="More for this group"
          icon="more"
          iconOnly
          size="sm"
          variant="quiet"
          align="end"
          items={[
            ...(hasOpen ? [{ id: 'na', label: 'Open items are not applicable…' }] : []),
            { id: 'print', label: 'Print what is open…' },
            { id: 'paper', label: 'Type in from paper…' },
          ]}
          onPick={pick}
        />
      )}
      <Filter />
    </div>
  );
}

function Filter(): ReactNode {
  const filter = useRunView((view) => view.filter);
  const isWhole = useRunView((view) => view.filterWhole);
  const isWide = useLayout() === 'wide';
  return (
    <label className={styles.filter}>
      <Icon name="search" />
      <input
        type="text"
        aria-label={isWhole ? 'Filter the whole run' : 'Filter items'}
        placeholder={isWhole ? 'Filter the run' : isWide ? 'Filter items' : 'Filter'}
        data-filter
        autoComplete="off"
        spellCheck={false}
        value={filter}
        onChange={(event) => useRunView.setState({ filter: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          if (event.key === 'Escape') useRunView.setState({ filter: '', filterWhole: false });
          focusFirstRow();
        }}
      />
      <Keycap keys="/" />
    </label>
  );
}

function focusFirstRow(): void {
  const row = document.querySelector<HTMLElement>('[role=treegrid] [role=row][tabindex="0"]');
  if (row === null) sendFocus('list');
  else row.focus();
}
