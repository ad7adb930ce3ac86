import type { ReactNode } from 'react';
import type { Screen } from '../../stores/app-state.ts';
import { useApp, useOfRun } from '../../stores/use-app.ts';
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
  const runId = useOfRun((run) => run.runId);
  const phase = useOfRun((run) => run.phase);
  const go = useApp((state) => state.go);
  const screen = useApp((state) => state.screen);
  const isInside = insideRun.includes(screen.name);
  return (
    <header className={styles.bar} data-pane="top">
      <IconButton
        icon="back"
        label={isInside ? 'Back to the run' : 'Runs'}
        className={styles.back}
        onClick={() => go(isInside ? { name: 'run', runId } : { name: 'runs' })}
      />
      <Identity />
      <PhaseTrack phase={phase} />
      <div className={styles.right}>
        <MirrorChip />
        <LiveChips phase={phase} />
        <PaletteButton small />
        <Operator isSealed={phase === 'sealed'} />
      </div>
    </header>
  );
}

function Identity(): ReactNode {
  const details = useOfRun((run) => run.details);
  const runNumber = useOfRun((run) => run.runNumber);
  const isRehearsal = useOfRun((run) => run.rehearsal);
  const isSealed = useOfRun((run) => run.phase === 'sealed');
  const name = runName(details);
  return (
    <div className={styles.identity}>
      <b title={name}>{name}</b>
      <span className={styles.detail}>{details.environment}</span>
      {details.ticket !== '' && <span className={`${styles.detail} ${styles.ticket}`}>{details.ticket}</span>}
      <span className={`${styles.detail} ${styles.runNumber}`} title={runNumber}>
        Run {shortRunNumber(runNumber)}
      </span>
      {isRehearsal && <Chip tone="rehearsal">Rehearsal</Chip>}
      {isSealed && (
        <Chip tone="quiet" glyph="locked">
          Sealed, read only
        </Chip>
      )}
    </div>
  );
}

function Operator({ isSealed }: { readonly isSealed: boolean }): ReactNode {
  const operator = useOfRun((run) => run.operator);
  const openOverlay = useApp((state) => state.openOverlay);
  return (
    <>
      <span className={styles.operator} title="At the keyboard">
        <Avatar name={operator} />
        <span className="visually-hidden">At the keyboard: </span>
        <span className={styles.name}>{operator}</span>
      </span>
      {!isSealed && (
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
