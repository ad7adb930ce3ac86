import { type ReactNode, useState } from 'react';
import type { Outcome } from '#shared/run/run-events.ts';
import { gateView, type GateView } from '#shared/verification/gate.ts';
import { recallCounts } from '#shared/run/exceptions.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { rollbackProgress } from '#shared/run/rollback-progress.ts';
import { formatShortTime } from '#shared/time/instant.ts';
import { isWatching } from '#shared/verification/trigger.ts';
import { watchEnds } from '#shared/verification/verification-window.ts';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { useTimeMark } from '../run/time-mark.ts';
import { BatchesNote } from './batches-note.tsx';
import { GateLines } from './gate-lines.tsx';
import { GateNotes } from './gate-notes.tsx';
import { givenReasons, WhoWillNotSign } from './who-will-not-sign.tsx';
import styles from './dialogs.module.css';

/** The gate before signing: the full recall, the outcome, and a reason when something is not clear. */
export function CloseRecordDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const timeMark = useTimeMark();
  const [outcome, setOutcome] = useState<Outcome>(() => offeredOutcome(run, timeMark));
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const [isRefused, setRefused] = useState(false);
  const view = gateView(run, 'signing', timeMark);
  const close = async (): Promise<void> => {
    if (!view.isClear && reason.trim().length < 10) return setRefused(true);
    const answer = await store.getState().dispatch({
      type: 'CloseRecord',
      outcome,
      overrideReason: view.isClear ? null : reason.trim(),
      missing: givenReasons(missing),
    });
    if (!answer.ok) return;
    onClose();
    store.getState().announce('The record is closed. People can sign.');
    store.getState().go({ name: 'approvals', runId: run.runId });
  };
  return (
    <Dialog
      title="Close the record?"
      description={`${recallSentence(run, timeMark)} After this, items are read only and people can sign.${watchSentence(run, timeMark)}`}
      onClose={onClose}
      onSubmit={() => void close()}
      hotkeys={[{ keys: 'Ctrl+Enter', run: () => void close() }]}
      initialFocus={view.isClear ? 'dialog' : 'auto'}
      size="lg"
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Not yet
          </Button>
          <Button
            variant={view.isClear ? 'primary' : 'caution'}
            keys={view.isClear ? 'Enter' : 'Ctrl+Enter'}
            type="submit"
          >
            {view.isClear ? 'Close the record' : 'Close the record anyway'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <RadioCards<Outcome>
          label="Outcome"
          direction="row"
          value={outcome}
          onChange={setOutcome}
          options={[
            { value: 'deployed', label: 'Deployed', disabled: run.goLive === null },
            { value: 'rolled-back', label: 'Rolled back', disabled: run.rollbacks.length === 0 },
          ]}
        />
        <Lists run={run} view={view} onGo={onClose} />
        {!view.isClear && (
          <TextArea
            label="Override: your reason"
            focusFirst
            value={reason}
            onChange={setReason}
            hint="Recorded with your name and the time, and printed on page 1."
            error={
              isRefused && reason.trim().length < 10
                ? 'Give a reason of at least 10 characters. It is printed in the PDF.'
                : undefined
            }
          />
        )}
        <WhoWillNotSign reasons={missing} onChange={setMissing} />
      </div>
    </Dialog>
  );
}

/** What closing ends before its time. */
function watchSentence(run: StartedRun, steadyNow: number): string {
  const ends = watchEnds(run);
  if (ends === null || !isWatching(run, steadyNow) || steadyNow >= ends) return '';
  const { offsetMinutes } = run.goLive?.declared ?? { offsetMinutes: 0 };
  return ` The triggers are watched until ${formatShortTime(ends + run.shiftMs, offsetMinutes)}; closing ends that now.`;
}

interface ListsProps {
  readonly run: StartedRun;
  readonly view: GateView;
  readonly onGo: () => void;
}

function Lists({ run, view, onGo }: ListsProps): ReactNode {
  return (
    <>
      <div className={styles.lists}>
        {view.notClear.length > 0 && <GateLines lines={view.notClear} onGo={onGo} />}
        <GateNotes view={view} name="closing" />
      </div>
      <BatchesNote run={run} />
    </>
  );
}

function offeredOutcome(run: StartedRun, steadyNow: number): Outcome {
  return rollbackProgress(run, steadyNow) === null ? 'deployed' : 'rolled-back';
}

/** "1 failed, 1 deferred, 1 late, 0 open, 13 early." */
function recallSentence(run: StartedRun, steadyNow: number): string {
  const counts = recallCounts(run, steadyNow);
  const always = `${counts.failed} failed, ${counts.deferred} deferred, ${counts.late} late, ${counts.open} open`;
  const others = [
    counts.early > 0 && `${counts.early} early`,
    counts.notApplicable > 0 && `${counts.notApplicable} not applicable`,
    counts.overridden > 0 && `${counts.overridden} overridden`,
  ].filter((part) => part !== false);
  return `${[always, ...others].join(', ')}.`;
}
