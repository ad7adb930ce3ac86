import { type ReactNode, useState } from 'react';
import { goLiveItem } from '#shared/checklist/go-live-item.ts';
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
import { countOf, spokenWindow } from '../run/labels.ts';
import { goToGroup } from '../run/run-actions.ts';
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
  const view = gateView(run, 'go-live', wallNow - run.shiftMs);
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
      initialFocus={view.isClear ? 'dialog' : 'auto'}
      footer={
        <>
          <p className={styles.later}>Can be corrected later with a reason. The first time stays in the record.</p>
          <Button keys="Esc" onClick={onClose}>
            Not yet
          </Button>
          <Button
            variant={view.isClear ? 'primary' : 'caution'}
            keys={view.isClear ? 'Enter' : 'Ctrl+Enter'}
            onClick={() => void declare()}
          >
            {view.isClear ? 'Declare go-live' : 'Declare go-live anyway'}
          </Button>
        </>
      }
    >
      <EnterDeclares needsControl={!view.isClear} onEnter={() => void declare()}>
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
      </EnterDeclares>
    </Dialog>
  );
}

interface EnterDeclaresProps {
  readonly needsControl: boolean;
  readonly onEnter: () => void;
  readonly children: ReactNode;
}

/** Enter anywhere in the dialog but on a button, also while the dialog itself has the keyboard. */
function EnterDeclares({ needsControl, onEnter, children }: EnterDeclaresProps): ReactNode {
  const listen = (frame: HTMLElement | null): (() => void) | undefined => {
    const dialog = frame?.closest('dialog');
    if (dialog === null || dialog === undefined) return undefined;
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || event.repeat || event.target instanceof HTMLButtonElement) return;
      if (needsControl && !event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      onEnter();
    };
    dialog.addEventListener('keydown', press);
    return () => dialog.removeEventListener('keydown', press);
  };
  return (
    <div ref={listen} className={styles.body}>
      {children}
    </div>
  );
}

function choices(run: StartedRun, doneAt: number | null, offset: number): readonly RadioCard<Stated>[] {
  const item = goLiveItem(run.checklist);
  return [
    { value: 'now', label: 'Now' },
    ...(doneAt === null || item === null
      ? []
      : [{ value: 'item-done' as const, label: `When ${item.number} was done, ${formatTimeOfDay(doneAt, offset)}` }]),
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
  const windows = countOf(verificationWindows(run).length, 'verification window');
  const done =
    doneAt === null || item === null
      ? ''
      : `${item.number} ${item.text} was done at ${formatTimeOfDay(doneAt, offset)}. `;
  const triggers = countOf(triggerNumbers(run).length, 'trigger');
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
  const next = nextOpenItem(run, state.currentItem) ?? nextOpenItem(run, null);
  if (next !== null) state.selectItem(next);
  else if (first !== undefined) goToGroup(state, first.group.number);
  sendFocus('list');
}
