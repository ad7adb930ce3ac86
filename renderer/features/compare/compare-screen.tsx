import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { compareRuns, type Comparison } from '#shared/compare/compare-runs.ts';
import { replayRun } from '#shared/run/replay-run.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatDate } from '#shared/time/instant.ts';
import { desktop } from '../../desktop.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { takeReadings } from '../../stores/take-readings.ts';
import { troubleText } from '../../stores/trouble-text.ts';
import { Button } from '../../ui/button.tsx';
import { LoadingLines } from '../../ui/loading-lines.tsx';
import { Outcome } from '../home/outcome.tsx';
import { ScreenFrame } from '../shell/app-frame.tsx';
import { runName, shortRunNumber } from '../shell/run-name.ts';
import { ComparedItems } from './compared-items.tsx';
import { ComparedTimes } from './compared-times.tsx';
import styles from './compare.module.css';

interface CompareScreenProps {
  readonly one: string;
  readonly other: string;
}

/** Two runs beside each other. */
export function CompareScreen({ one, other }: CompareScreenProps): ReactNode {
  const go = useApp((state) => state.go);
  const { runs, trouble } = useTwoRuns(one, other);
  return (
    <ScreenFrame
      title="Compare two runs"
      actions={
        <>
          <Button onClick={() => go({ name: 'compare', one: other, other: one })}>Swap</Button>
          <Button icon="back" onClick={() => go({ name: 'runs' })}>
            Runs
          </Button>
        </>
      }
    >
      <div className={styles.compare}>
        {trouble !== null && <p className={styles.trouble}>{trouble}</p>}
        {runs === null && trouble === null && <LoadingLines label="Two runs" count={6} />}
        {runs !== null && <Compared {...runs} />}
      </div>
    </ScreenFrame>
  );
}

type TwoRuns = { readonly one: StartedRun; readonly other: StartedRun };

function useTwoRuns(
  one: string,
  other: string,
): { readonly runs: TwoRuns | null; readonly trouble: string | null } {
  const store = useAppStore();
  const [read, setRead] = useState<{ readonly runs: TwoRuns | null; readonly trouble: string | null }>({
    runs: null,
    trouble: null,
  });
  // Main is outside React: it reads both ledgers and checks them.
  useEffect(() => {
    let isCurrent = true;
    void Promise.all([one, other].map(openRun)).then(([first, second]) => {
      if (!isCurrent || first === undefined || second === undefined) return;
      const failed = [first, second].find((opened) => typeof opened === 'string');
      if (typeof first !== 'string' && typeof second !== 'string') {
        setRead({ runs: { one: first, other: second }, trouble: null });
      } else setRead({ runs: null, trouble: typeof failed === 'string' ? failed : null });
    });
    return () => {
      isCurrent = false;
    };
    async function openRun(runId: string): Promise<StartedRun | string> {
      const opened = await desktop.openRun({ runId });
      if (!opened.ok) return troubleText(opened.error, store.getState().offsetMinutes);
      takeReadings(opened.value);
      const run = replayRun(opened.value.events);
      return run.status === 'started' ? run : 'This run has no beginning.';
    }
  }, [one, other, store]);
  return read;
}

function Compared({ one, other }: TwoRuns): ReactNode {
  const comparison = useMemo(() => compareRuns(one, other), [one, other]);
  return (
    <>
      <div className={styles.heads}>
        <RunHead run={one} letter="A" />
        <RunHead run={other} letter="B" />
      </div>
      <p className={styles.summary}>{summaryOf(comparison)}</p>
      {[one, other].some(({ simulatedClock }) => simulatedClock) && (
        <p className={styles.soft}>{spedUpWords(one, other)}</p>
      )}
      <ComparedTimes comparison={comparison} />
      <ComparedItems comparison={comparison} />
    </>
  );
}

function summaryOf({ items, differences }: Comparison): string {
  if (differences === 0) return `All ${items.length} items ended the same.`;
  return `${differences} of ${items.length} items ended differently.`;
}

/** Its times stay in the picture: they are what its record says. */
function spedUpWords(one: StartedRun, other: StartedRun): string {
  if (one.simulatedClock && other.simulatedClock)
    return 'Both ran with a sped-up clock: their times say nothing of a real night.';
  return `${one.simulatedClock ? 'A' : 'B'} ran with a sped-up clock: its times say nothing of a real night.`;
}

function RunHead({ run, letter }: { readonly run: StartedRun; readonly letter: 'A' | 'B' }): ReactNode {
  const go = useApp((state) => state.go);
  const offset = useApp((state) => state.offsetMinutes);
  const { details, outcome, rehearsal } = run;
  return (
    <section className={styles.head}>
      <span className={styles.letter} data-run={letter}>
        {letter}
      </span>
      <div>
        <button type="button" className={styles.name} onClick={() => go({ name: 'run', runId: run.runId })}>
          {runName(details)}
        </button>
        <p className={styles.soft}>
          {`Run ${shortRunNumber(run.runNumber)}, ${formatDate(run.goLive?.liveAt ?? run.created.at, offset)}, ${details.environment}${rehearsal ? ', rehearsal' : ''}`}
        </p>
      </div>
      {outcome === null ? <span className={styles.soft}>in progress</span> : <Outcome outcome={outcome} />}
    </section>
  );
}
