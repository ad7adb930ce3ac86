import { type ReactNode, useState } from 'react';
import { type FollowUpPeriodNow, followUpPeriods } from '#shared/follow-up/follow-up-periods.ts';
import { replacedAt } from '#shared/follow-up/follow-up-runs.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useApp, useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RunTopBar } from '../shell/run-top-bar.tsx';
import { AddendumPanel } from './addendum-panel.tsx';
import { exportCalendar } from './follow-up-acts.ts';
import { FollowUpLines } from './follow-up-lines.tsx';
import { PeriodList, periodKey } from './period-list.tsx';
import styles from './follow-ups-screen.module.css';

/** What is to be done after the night: periods on the left, what they ask in the middle, their addendum on the right. */
export function FollowUpsScreen(): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const { periods, now } = usePeriods(run);
  // What is urgent is asked once: whoever closes the last item of a period goes on to sign it.
  const [chosen, setChosen] = useState(() => keyOfUrgent(periods));
  const period = periods.find((one) => periodKey(one) === chosen) ?? periods[0];
  return (
    <div className={styles.screen}>
      <RunTopBar />
      <main className={styles.columns} aria-label="Follow-ups" data-pane="main">
        <h1 className="visually-hidden">Follow-ups</h1>
        <nav className={styles.periods} aria-label="Periods">
          <PeriodList
            periods={periods}
            chosen={period === undefined ? null : periodKey(period)}
            now={now}
            onChoose={setChosen}
          />
          {periods.length > 0 && (
            <Button icon="clock" onClick={() => void exportCalendar(store.getState, [run.runId])}>
              Export .ics…
            </Button>
          )}
        </nav>
        {period === undefined ? (
          <EmptyState>{whyNone(run)}</EmptyState>
        ) : (
          <>
            <FollowUpLines key={periodKey(period)} run={run} period={period} now={now} />
            <aside className={styles.panel} aria-label="Addendum" data-pane="panel">
              <AddendumPanel
                key={`${periodKey(period)} ${period.addendum?.number ?? 0}`}
                run={run}
                period={period}
              />
            </aside>
          </>
        )}
      </main>
    </div>
  );
}

function keyOfUrgent(periods: readonly FollowUpPeriodNow[]): string | null {
  const urgent = periods.find(({ asks }) => asks) ?? periods[0];
  return urgent === undefined ? null : periodKey(urgent);
}

/** The periods as of this minute; a later release of the product ends the monthly ones. */
function usePeriods(run: StartedRun) {
  const minute = useApp((state) => Math.floor(state.wallNow / 60_000));
  const summaries = useApp((state) => state.summaries);
  const now = minute * 60_000;
  const summary = summaries.find(({ runId }) => runId === run.runId);
  const ended = summary === undefined ? null : replacedAt(summary, summaries);
  return { periods: followUpPeriods(run, { steadyNow: now - run.shiftMs, replacedAt: ended }), now };
}

function whyNone(run: StartedRun): string {
  if (run.outcome === 'rolled-back') return 'This release was rolled back, so nothing is followed up.';
  if (run.outcome === 'aborted') return 'This run was aborted, so nothing is followed up.';
  if (run.goLive === null) return 'Follow-ups fall due from go-live. This run is not live.';
  return 'The checklist of this run asks for no follow-ups.';
}
