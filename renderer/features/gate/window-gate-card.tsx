import { type ReactNode, useId, useState } from 'react';
import type { ChecklistGroup } from '#shared/checklist/checklist.ts';
import { gateView, hasWindowGates, pendingWindowGates } from '#shared/verification/gate.ts';
import { dueWindow } from '#shared/verification/verification-window.ts';
import { useAppStore, useOfRun, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { windowLabel } from '../run/labels.ts';
import { goToItem } from '../run/go-to.ts';
import { dropDraft, sendFocus } from '../run/run-view.ts';
import { useTimeMark } from '../run/time-mark.ts';
import { useIsReadOnly } from '../run/use-is-read-only.ts';
import { OverrideReason } from './gate-card.tsx';
import { GateLines } from './gate-lines.tsx';
import styles from './gate.module.css';

/** Windows that closed with items not closed: pinned above the list until each is answered. */
export function WindowGateCards(): ReactNode {
  // Apart, so that a mark before go-live draws nothing here.
  return useOfRun(hasWindowGates) ? <PendingCards /> : null;
}

function PendingCards(): ReactNode {
  const run = useRun();
  const timeMark = useTimeMark();
  const isReadOnly = useIsReadOnly();
  if (isReadOnly) return null;
  const groups = run.checklist.sections.flatMap((section) => section.groups);
  return pendingWindowGates(run, timeMark).map((number) => {
    const group = groups.find((one) => one.number === number);
    return group === undefined ? null : <WindowGateCard key={number} group={group} timeMark={timeMark} />;
  });
}

interface WindowGateCardProps {
  readonly group: ChecklistGroup;
  readonly timeMark: number;
}

function WindowGateCard({ group, timeMark }: WindowGateCardProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const view = gateView(run, group.number, timeMark);
  const name = windowName(group, dueWindow(run, group)?.toMinutes ?? 0);
  const count = view.notClear.length;
  const first = view.notClear[0];
  const override = async (overrideReason: string): Promise<void> => {
    const answer = await store
      .getState()
      .dispatch({ type: 'AnswerWindowGate', group: group.number, overrideReason });
    if (!answer.ok) return;
    dropDraft({ item: group.number, kind: 'value' });
    store.getState().say(`${name}: override recorded.`);
    sendFocus('list');
  };
  return (
    <section className={styles.windowGate} aria-labelledby={id} data-window-gate={group.number}>
      <div className={styles.windowRow}>
        <Glyph name="late" />
        <h2 id={id} className={styles.windowTitle}>
          {name} is closed. {count} {count === 1 ? 'item is' : 'items are'} not.{' '}
          {first !== undefined && (
            <span>
              {first.item} {run.places.get(first.item)?.item.text}
            </span>
          )}
        </h2>
        {first !== undefined && (
          <Button size="sm" onClick={() => goToItem(store.getState(), first.item)}>
            Go to
          </Button>
        )}
        <Button size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Override with reason
        </Button>
        {group.window !== null && (
          <Button
            size="sm"
            onClick={() => store.getState().openOverlay({ name: 'extend-window', group: group.number })}
          >
            Extend…
          </Button>
        )}
      </div>
      {isOpen && (
        <>
          <GateLines lines={view.notClear} />
          <OverrideReason
            gate={group.number}
            hint={`Recorded with your name and the time, and printed on page 1 as “Override: ${name} closed with ${count} not closed”.`}
            button="Override"
            onOverride={override}
          />
        </>
      )}
    </section>
  );
}

function windowName(group: ChecklistGroup, toMinutes: number): string {
  return group.window === null ? `${group.title} (by ${toMinutes})` : windowLabel(group.window);
}
