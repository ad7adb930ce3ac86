import { type ReactNode, useState } from 'react';
import type { InsightFilter } from '#shared/insights/choose-runs.ts';
import type { Insights } from '#shared/insights/insights.ts';
import { desktop } from '../../desktop.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { troubleText } from '../../stores/trouble-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ScreenFrame } from '../shell/app-frame.tsx';
import { FilterSelect } from '../home/filter-select.tsx';
import { ItemsPanel } from './items-panel.tsx';
import { KeyCards } from './key-cards.tsx';
import { OverridesPanel } from './overrides-panel.tsx';
import { RestorePanel } from './restore-panel.tsx';
import { RunsOverTime } from './runs-over-time.tsx';
import { useInsights } from './use-insights.ts';
import { WorkTimesPanel } from './work-times-panel.tsx';
import styles from './insights.module.css';

type Period = 'year' | 'quarter' | 'all';

const dayMs = 86_400_000;
const days: Readonly<Record<Exclude<Period, 'all'>, number>> = { quarter: 91, year: 365 };
/** Fewer runs make no picture. */
const chartsFrom = 3;

/** What the runs of the past say about the next one. */
export function InsightsScreen(): ReactNode {
  const today = useApp((state) => Math.floor(state.wallNow / dayMs) * dayMs);
  const [kind, setKind] = useState<InsightFilter['kind']>('real');
  const [period, setPeriod] = useState<Period>('year');
  const [checklist, setChecklist] = useState<string | null>(null);
  const [environment, setEnvironment] = useState<string | null>(null);
  const since = period === 'all' ? null : today - days[period] * dayMs;
  const filter: InsightFilter = { kind, checklist, environment, since };
  const { insights, trouble } = useInsights(filter);
  return (
    <ScreenFrame
      title="Insights"
      actions={
        <>
          <FilterSelect
            label="Checklist"
            all="All checklists"
            value={checklist}
            options={insights?.checklists ?? []}
            onChange={setChecklist}
          />
          <FilterSelect
            label="Environment"
            all="All environments"
            value={environment}
            options={insights?.environments ?? []}
            onChange={setEnvironment}
          />
          <SegmentedControl
            label="Kind of run"
            labelHidden
            value={kind}
            options={[
              { value: 'real', label: 'Real' },
              { value: 'rehearsal', label: 'Rehearsals' },
            ]}
            onChange={setKind}
          />
          <SegmentedControl
            label="Period"
            labelHidden
            value={period}
            options={[
              { value: 'quarter', label: 'Last 3 months' },
              { value: 'year', label: 'Last 12 months' },
              { value: 'all', label: 'All' },
            ]}
            onChange={setPeriod}
          />
          <ExportButton filter={filter} />
        </>
      }
    >
      <div className={styles.insights} aria-busy={insights === null}>
        {trouble !== null && <p className={styles.trouble}>{trouble}</p>}
        {insights === null && trouble === null && <LoadingLines label="Insights" count={6} />}
        {insights !== null && <Body insights={insights} />}
      </div>
    </ScreenFrame>
  );
}

function Body({ insights }: { readonly insights: Insights }): ReactNode {
  const { counts, overTime } = insights;
  const hasChart = counts.finished >= chartsFrom && overTime.points.length > 0;
  if (counts.finished === 0) {
    return (
      <EmptyState>
        No closed run here. Numbers appear with the first one. {removedWords(insights.removed)}
      </EmptyState>
    );
  }
  return (
    <>
      <KeyCards insights={insights} />
      {insights.removed > 0 && <p className={styles.soft}>{removedWords(insights.removed)}</p>}
      {!hasChart && <p className={styles.soft}>Charts appear from the third run.</p>}
      <div className={styles.panels}>
        <div className={styles.column}>
          {overTime.points.length > 0 && <RunsOverTime overTime={overTime} hasChart={hasChart} />}
          <ItemsPanel ranking={insights.items} />
        </div>
        <div className={styles.column}>
          <WorkTimesPanel title="Time per step" note="minutes" times={insights.steps} hasChart={hasChart} />
          <RestorePanel restore={insights.restore} />
          <WorkTimesPanel
            title="Windows"
            note="minutes, go-live to last item"
            times={insights.windows}
            hasChart={hasChart}
          />
          <OverridesPanel passed={insights.overrides} />
        </div>
      </div>
    </>
  );
}

function removedWords(removed: number): string {
  if (removed === 0) return '';
  return removed === 1
    ? 'Left out everywhere: 1 run that was removed after its time.'
    : `Left out everywhere: ${removed} runs that were removed after their time.`;
}

function ExportButton({ filter }: { readonly filter: InsightFilter }): ReactNode {
  const store = useAppStore();
  const save = async (): Promise<void> => {
    const { say, offsetMinutes } = store.getState();
    const saved = await desktop.exportInsights(filter);
    if (saved.ok) say(`Saved: ${saved.value.path}`);
    else if (saved.error.code !== 'Cancelled') say(troubleText(saved.error, offsetMinutes), 'refused');
  };
  return (
    <Button icon="download" onClick={() => void save()}>
      Export CSV
    </Button>
  );
}
