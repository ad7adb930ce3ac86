import { type ReactNode, useState } from 'react';
import type { ArchivePreview, ComparedArchivedRun, Restored } from '#shared/ipc/custody-contract.ts';
import { desktop } from '../../desktop.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { countOf } from '../run/labels.ts';
import { shortRunNumber } from '../shell/run-name.ts';
import { sayTrouble } from './custody-acts.ts';
import { archiveSentence, besideRuns, verdictOf } from './custody-words.ts';
import styles from './custody.module.css';

/** What a file brings, before anything is changed: what is new, what is the same, what differs. */
export function RestoreDialog({ preview }: { readonly preview: ArchivePreview }): ReactNode {
  const store = useAppStore();
  const offset = useApp((state) => state.offsetMinutes);
  const closeOverlay = useApp((state) => state.closeOverlay);
  const [isBusy, setBusy] = useState(false);
  const close = (): void => closeOverlay('restore');
  const goOn = preview.manifest.purpose === 'hand-over' ? (preview.runs[0] ?? null) : null;
  const [bringBack, setBringBack] = useState<readonly string[]>([]);
  const taken = preview.runs.filter((run) => verdictOf(run, offset).isTaken || bringBack.includes(run.runId));
  const beside = besideRuns(preview);
  const isNothing = taken.length === 0 && beside === null;
  const restore = async (): Promise<void> => {
    if (isNothing) return close();
    setBusy(true);
    const restored = await desktop.restoreArchive({
      token: preview.token,
      runIds: preview.runs.map(({ runId }) => runId),
      bringBack: [...bringBack],
      goOn: goOn !== null && canGoOn(goOn) ? goOn.runId : null,
    });
    setBusy(false);
    if (!restored.ok) return sayTrouble(store.getState(), restored.error);
    close();
    store.getState().say(restoredSentence(restored.value));
    const [only] = restored.value.runs;
    if (goOn !== null && only !== undefined) store.getState().go({ name: 'run', runId: only });
  };
  return (
    <Dialog
      title={goOn === null ? 'Restore from this file?' : 'Go on with this run here?'}
      description={archiveSentence(preview)}
      size="lg"
      initialFocus="dialog"
      onClose={close}
      onSubmit={() => void restore()}
      footer={
        <>
          <Button variant="quiet" keys="Esc" onClick={close}>
            {isNothing ? 'Close' : 'Cancel'}
          </Button>
          {!isNothing && (
            <Button variant="primary" keys="Enter" type="submit" disabled={isBusy}>
              {buttonLabel(goOn, taken)}
            </Button>
          )}
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and holds nothing else to focus */}
      <ul className={styles.runs} aria-label={`Runs in ${preview.name}`} tabIndex={0}>
        {preview.runs.map((run) => (
          <RunLine
            key={run.runId}
            run={run}
            offset={offset}
            isBroughtBack={bringBack.includes(run.runId)}
            onBringBack={(isBack) =>
              setBringBack((before) =>
                isBack ? [...before, run.runId] : before.filter((other) => other !== run.runId),
              )
            }
          />
        ))}
      </ul>
      {beside !== null && <p className={styles.beside}>{beside}</p>}
      {isNothing && <p className={styles.beside}>{nothingWords(preview)}</p>}
    </Dialog>
  );
}

interface RunLineProps {
  readonly run: ComparedArchivedRun;
  readonly offset: number;
  readonly isBroughtBack: boolean;
  readonly onBringBack: (isBack: boolean) => void;
}

function RunLine({ run, offset, isBroughtBack, onBringBack }: RunLineProps): ReactNode {
  const { word, text, isTaken, isCaution } = verdictOf(run, offset);
  return (
    <li className={styles.run}>
      <Glyph name={isCaution ? 'caution' : isTaken ? 'open' : 'done'} tone={isCaution ? 'own' : 'inherit'} />
      <div>
        <b>
          {run.product} {run.release}
        </b>{' '}
        <span className={styles.quiet}>
          {run.environment}, run {shortRunNumber(run.runNumber)}
        </span>
        <p>{text}</p>
        {run.removed !== null && (
          <Checkbox
            label="Bring it back all the same"
            hint="The removal stays noted, with your name as the one who brought it back."
            checked={isBroughtBack}
            onChange={onBringBack}
          />
        )}
      </div>
      <span className={styles.word}>{word}</span>
    </li>
  );
}

function nothingWords({ runs }: ArchivePreview): string {
  return runs.some(({ removed }) => removed !== null)
    ? 'Everything else in this file is here already. Nothing changes unless a removed run is brought back.'
    : 'Everything in this file is here already. Nothing changes.';
}

/** A run that is here and went on otherwise does not go on from the file. */
function canGoOn({ comparison }: ComparedArchivedRun): boolean {
  return comparison.kind === 'new' || comparison.kind === 'longer' || comparison.kind === 'same';
}

function buttonLabel(goOn: ComparedArchivedRun | null, taken: readonly ComparedArchivedRun[]): string {
  if (taken.some(({ comparison }) => comparison.kind === 'differs') && taken.length === 1) {
    return 'Keep the other history beside';
  }
  if (goOn !== null) return 'Go on here';
  return taken.length === 0 ? 'Restore' : `Restore ${countOf(taken.length, 'run')}`;
}

function restoredSentence({ runs, keptBeside }: Restored): string {
  const restored = runs.length === 0 ? 'No run changed.' : `${countOf(runs.length, 'run')} restored.`;
  return keptBeside.length === 0
    ? restored
    : `${restored} The other history of ${countOf(keptBeside.length, 'run')} was kept beside.`;
}
