import type { ReactNode } from 'react';
import type { StartedRun } from '#shared/run/run-state.ts';
import type { Screen } from '../../stores/app-state.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Chip } from '../../ui/chip.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { MirrorChip } from '../custody/mirror-chip.tsx';
import { LiveChips } from './live-chips.tsx';
import { PaletteButton } from './palette-button.tsx';
import { PhaseTrack } from './phase-track.tsx';
import { runName, shortRunNumber } from './run-name.ts';
import styles from './top-bar.module.css';

const insideRun: readonly Screen['name'][] = ['approvals', 'record', 'follow-ups', 'review'];

/** The bar inside a run: back, which run, its phase, palette, operator. Screens of a run draw it themselves. */
export function RunTopBar(): ReactNode {
  const run = useRun();
  const go = useApp((state) => state.go);
  const screen = useApp((state) => state.screen);
  const isInside = insideRun.includes(screen.name);
  return (
    <header className={styles.bar} data-pane="top">
      <IconButton
        icon="back"
        label={isInside ? 'Back to the run' : 'Runs'}
        className={styles.back}
        onClick={() => go(isInside ? { name: 'run', runId: run.runId } : { name: 'runs' })}
      />
      <Identity run={run} />
      <PhaseTrack run={run} />
      <div className={styles.right}>
        <MirrorChip />
        <LiveChips phase={run.phase} />
        <PaletteButton small />
        <Operator run={run} />
      </div>
    </header>
  );
}

function Identity({ run }: { readonly run: StartedRun }): ReactNode {
  return (
    <div className={styles.identity}>
      <b title={runName(run.details)}>{runName(run.details)}</b>
      <span className={styles.detail}>{run.details.environment}</span>
      {run.details.ticket !== '' && (
        <span className={`${styles.detail} ${styles.ticket}`}>{run.details.ticket}</span>
      )}
      <span className={`${styles.detail} ${styles.runNumber}`} title={run.runNumber}>
        Run {shortRunNumber(run.runNumber)}
      </span>
      {run.rehearsal && <Chip tone="rehearsal">Rehearsal</Chip>}
      {run.phase === 'sealed' && (
        <Chip tone="quiet" glyph="locked">
          Sealed, read only
        </Chip>
      )}
    </div>
  );
}

function Operator({ run }: { readonly run: StartedRun }): ReactNode {
  const openOverlay = useApp((state) => state.openOverlay);
  return (
    <>
      <span className={styles.operator} title="At the keyboard">
        <Avatar name={run.operator} />
        <span className="visually-hidden">At the keyboard: </span>
        <span className={styles.name}>{run.operator}</span>
      </span>
      {run.phase !== 'sealed' && (
        <button
          type="button"
          className={styles.handOver}
          aria-keyshortcuts="Control+Shift+H"
          onClick={() => openOverlay({ name: 'hand-over' })}
        >
          Hand over…
        </button>
      )}
    </>
  );
}
