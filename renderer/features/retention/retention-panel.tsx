import { type ReactNode, useEffect, useState } from 'react';
import type { Retention } from '#shared/ipc/retention-contract.ts';
import { keptUntil } from '#shared/retention/retention.ts';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { formatDate } from '#shared/time/instant.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { countOf } from '../run/labels.ts';
import folder from '../settings/folder-field.module.css';
import settings from '../settings/settings-screen.module.css';
import { useChange } from '../settings/use-setting.ts';
import { runName, shortRunNumber } from '../shell/run-name.ts';
import { keepChoices } from './retention-words.ts';

/** How long sealed runs are kept, and those whose time has passed. */
export function RetentionPanel(): ReactNode {
  const { keepRunsYears } = useApp((state) => state.settings);
  const retention = useRetention();
  const change = useChange();
  const chosen = keepRunsYears === null ? '' : String(keepRunsYears);
  return (
    <Panel title="How long runs are kept">
      <div className={settings.fields}>
        <SelectField
          label="Sealed runs are kept"
          hint="Counted from the last entry of a run, so that follow-ups count. Past that time a run is offered here for removal; nothing is removed by itself."
          value={chosen}
          options={keepChoices}
          onChange={(years) => void change({ keepRunsYears: years === '' ? null : Number(years) }, 'Saved.')}
        />
        <Due retention={retention} />
        {retention !== null && retention.removed.length > 0 && (
          <p className={folder.quiet}>
            {countOf(retention.removed.length, 'run')} removed so far. Their lines stay in the register.
          </p>
        )}
      </div>
    </Panel>
  );
}

/** Asked anew when the rule or the runs change. */
function useRetention(): Retention | null {
  const summaries = useApp((state) => state.summaries);
  const rule = useApp((state) => state.settings);
  const [retention, setRetention] = useState<Retention | null>(null);
  // Main knows every run.
  useEffect(() => {
    let isCurrent = true;
    void desktop.readRetention(null).then((answer) => {
      if (isCurrent) setRetention(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [summaries, rule]);
  return retention;
}

function Due({ retention }: { readonly retention: Retention | null }): ReactNode {
  const years = useApp((state) => state.settings.keepRunsYears);
  if (retention === null || years === null) return null;
  if (retention.due.length === 0) return <p className={folder.quiet}>No sealed run is past its time.</p>;
  return (
    <ul className={folder.files} aria-label="Runs past their time">
      {retention.due.map((run) => (
        <DueRun key={run.runId} run={run} />
      ))}
    </ul>
  );
}

function DueRun({ run }: { readonly run: RunSummary }): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  const openOverlay = useApp((state) => state.openOverlay);
  const { keepRunsYears: keepYears, heldRuns } = useApp((state) => state.settings);
  const until = keptUntil(run, { keepYears, heldRuns }, offset);
  const name = `${runName(run)}, run ${shortRunNumber(run.runNumber)}`;
  return (
    <li>
      <span>{name}</span>
      <span className={folder.quiet}>{until === null ? '' : `kept until ${formatDate(until, offset)}`}</span>
      <Button
        size="sm"
        aria-label={`Remove ${name}…`}
        onClick={() => openOverlay({ name: 'remove-run', run })}
      >
        Remove…
      </Button>
    </li>
  );
}
