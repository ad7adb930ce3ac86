import { type ReactNode, useState } from 'react';
import { goLiveItem } from '#shared/checklist/go-live-item.ts';
import { steadyTime } from '#shared/run/clock-doubt.ts';
import { itemNow } from '#shared/run/item-now.ts';
import type { CommandOf } from '#shared/run/run-commands.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatTimeOfDay, parseTimeOfDay } from '#shared/time/instant.ts';
import { gateView } from '#shared/verification/gate.ts';
import { verificationWindows } from '#shared/verification/verification-window.ts';
import { useApp, useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioCards, type RadioCard } from '../../ui/radio-cards.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { countOf, spelled, spokenWindow } from '../run/labels.ts';
import { goToGroup } from '../run/go-to.ts';
import { sendFocus } from '../run/run-view.ts';
import { nextOpenItem } from '#shared/run/work-order.ts';
import { triggerNumbers } from '../now/trigger-name.ts';
import { GoLiveRecall } from './go-live-recall.tsx';
import { GoLiveTimes } from './go-live-times.tsx';
import { UnsetThresholds } from './unset-thresholds.tsx';
import styles from './go-live-dialog.module.css';

type Stated = CommandOf<'DeclareGoLive'>['stated'];

/** T+0: now, when the item that takes traffic was done, or another time. Nothing declares it but Enter here. */
export function GoLiveDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const wallNow = useApp((state) => state.wallNow);
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const [stated, setStated] = useState<Stated>('now');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const doneAt = productionDoneAt(run);
  const view = gateView(run, 'go-live', steadyTime(run, wallNow));
  const other = parseTimeOfDay(typed, wallNow, offsetMinutes);
  const liveAt = stated === 'now' ? wallNow : stated === 'item-done' ? doneAt : other;
  const declare = async (): Promise<void> => {
    if (stated === 'stated' && other === null) return setError('Give the time it went live, such as 02:14.');
    if (!view.isClear && reason.trim().length < 10) {
      return setError('Give a reason of at least 10 characters. It is printed in the PDF.');
    }
    const answer = await store.getState().dispatch({
      type: 'DeclareGoLive',
      stated,
      liveAt: stated === 'stated' ? other : null,
      overrideReason: view.isClear ? null : reason.trim(),
    });
    if (!answer.ok) return;
    onClose();
    afterGoLive(store.getState);
  };
  return (
    <Dialog
      title="Declare go-live"
      description={describe(run, doneAt, offsetMinutes)}
      onClose={onClose}
      onSubmit={() => void declare()}
      hotkeys={[{ keys: 'Ctrl+Enter', run: () => void declare() }]}
      initialFocus={view.isClear ? 'dialog' : 'auto'}
      footer={<Footer isClear={view.isClear} onClose={onClose} />}
    >
      <div className={styles.body}>
        <GoLiveTimes liveAt={liveAt} />
        <GoLiveRecall view={view} />
        <RadioCards<Stated>
          label="When it went live"
          labelHidden
          direction="row"
          value={stated}
          onChange={setStated}
          options={choices(run, doneAt, offsetMinutes)}
        />
        {stated === 'stated' && (
          <TextField
            className={styles.time}
            label="It went live at"
            value={typed}
            onChange={setTyped}
            placeholder="02:14"
            error={view.isClear ? (error ?? undefined) : undefined}
          />
        )}
        {!view.isClear && (
          <TextArea
            label="Override: your reason"
            value={reason}
            onChange={setReason}
            focusFirst
            hint={`Recorded with your name and the time, and printed on page 1 as “Override: go-live with ${countOf(view.notClear.length, 'item')} not closed”.`}
            error={error ?? undefined}
          />
        )}
        <UnsetThresholds />
      </div>
    </Dialog>
  );
}

interface FooterProps {
  readonly isClear: boolean;
  readonly onClose: () => void;
}

function Footer({ isClear, onClose }: FooterProps): ReactNode {
  return (
    <>
      <p className={styles.later}>
        Can be corrected later with a reason. The first time stays in the record.
      </p>
      <Button keys="Esc" onClick={onClose}>
        Not yet
      </Button>
      <Button variant={isClear ? 'primary' : 'caution'} keys={isClear ? 'Enter' : 'Ctrl+Enter'} type="submit">
        {isClear ? 'Declare go-live' : 'Declare go-live anyway'}
      </Button>
    </>
  );
}

function choices(run: StartedRun, doneAt: number | null, offset: number): readonly RadioCard<Stated>[] {
  const item = goLiveItem(run.checklist);
  return [
    { value: 'now', label: 'Now' },
    ...(doneAt === null || item === null
      ? []
      : [
          {
            value: 'item-done' as const,
            label: `When ${item.number} was done, ${formatTimeOfDay(doneAt, offset)}`,
          },
        ]),
    { value: 'stated', label: 'Another time…' },
  ];
}

function productionDoneAt(run: StartedRun): number | null {
  const item = goLiveItem(run.checklist);
  const now = item === null ? null : itemNow(run, item.number);
  return now?.state === 'done' ? (now.mark?.stamp.at ?? null) : null;
}

function describe(run: StartedRun, doneAt: number | null, offset: number): string {
  const item = goLiveItem(run.checklist);
  const windows = spelled(verificationWindows(run).length, 'verification window');
  const done =
    doneAt === null || item === null
      ? ''
      : `${item.number} ${item.text} was done at ${formatTimeOfDay(doneAt, offset)}. `;
  const triggers = spelled(triggerNumbers(run).length, 'trigger');
  const watched =
    run.watch === null
      ? ''
      : ` The ${triggers} are watched since ${formatTimeOfDay(run.watch.since.at, run.watch.since.offsetMinutes)}.`;
  return `${done}From T+0 the ${windows} run.${watched}`;
}

function afterGoLive(read: ReturnType<typeof useAppStore>['getState']): void {
  const state = read();
  const { run } = state;
  if (run.status === 'none' || run.goLive === null) return;
  const first = verificationWindows(run)[0];
  const opened = first === undefined ? '' : ` Window ${spokenWindow(first)} is open.`;
  state.announce(
    `Go-live declared, ${formatTimeOfDay(run.goLive.liveAt, run.goLive.declared.offsetMinutes)}.${opened}`,
  );
  const next = stillOpen(run, state.currentItem) ?? nextOpenItem(run, null);
  if (next !== null) state.selectItem(next);
  else if (first !== undefined) goToGroup(state, first.group.number);
  sendFocus('list');
}

/** The item at hand, so that none is passed over; the next one where it was closed meanwhile. */
function stillOpen(run: StartedRun, item: string | null): string | null {
  return item !== null && itemNow(run, item).state === 'open' ? item : nextOpenItem(run, item);
}
