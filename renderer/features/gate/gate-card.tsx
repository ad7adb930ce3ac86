import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ChecklistGroup } from '#shared/checklist/checklist.ts';
import { gateView, type GateView } from '#shared/verification/gate.ts';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { countOf, stepName } from '../run/labels.ts';
import { draftKey, dropDraft, keepDraft, sendFocus, useRunView, type Entry } from '../run/run-view.ts';
import { useIsReadOnly } from '../run/use-is-read-only.ts';
import { useTimeMark } from '../run/time-mark.ts';
import { GateLines } from './gate-lines.tsx';
import { GateNotes } from './gate-notes.tsx';
import styles from './gate.module.css';

const minimumReason = 10;

interface GateCardProps {
  readonly group: ChecklistGroup;
  /** The step before this one, to go back to; null before the first. */
  readonly previous: ChecklistGroup | null;
  readonly onBack: () => void;
}

/** The check before a step, in place of its items: one key when all is closed, else a list and a reason. */
export function GateCard({ group, previous, onBack }: GateCardProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const timeMark = useTimeMark();
  const isReadOnly = useIsReadOnly();
  const view = gateView(run, group.number, timeMark);
  const start = async (overrideReason: string | null): Promise<void> => {
    const answer = await store
      .getState()
      .dispatch({ type: 'StartStep', group: group.number, overrideReason });
    if (!answer.ok) return;
    dropDraft({ item: group.number, kind: 'value' });
    store.getState().announce(`${group.title} started.`);
    sendFocus('list');
  };
  if (isReadOnly) return null;
  return view.isClear ? (
    <ClearGate group={group} view={view} onStart={() => void start(null)} />
  ) : (
    <BlockedGate group={group} view={view} previous={previous} onBack={onBack} onStart={start} />
  );
}

interface ClearGateProps {
  readonly group: ChecklistGroup;
  readonly view: GateView;
  readonly onStart: () => void;
}

function ClearGate({ group, view, onStart }: ClearGateProps): ReactNode {
  const id = useId();
  const card = useRef<HTMLElement>(null);
  useGateFocus(card);
  const name = stepName(group);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter on the gate is its button
    <section
      ref={card}
      className={styles.clear}
      aria-labelledby={id}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- takes the keyboard so that it is read before Enter
      tabIndex={-1}
      data-gate={group.number}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.repeat || event.target !== event.currentTarget) return;
        event.preventDefault();
        onStart();
      }}
    >
      <div className={styles.clearRow}>
        <h2 id={id} className={styles.clearTitle}>
          {view.required === view.closed
            ? `All ${countOf(view.required, 'item')} before ${name} are closed.`
            : `${view.closed} of ${countOf(view.required, 'item')} before ${name} are closed, the others overridden.`}
        </h2>
        <Button variant="primary" keys="Enter" onClick={onStart}>
          Start {name}
        </Button>
      </div>
      <GateNotes view={view} name={name} />
    </section>
  );
}

interface BlockedGateProps extends Omit<ClearGateProps, 'onStart'> {
  readonly previous: ChecklistGroup | null;
  readonly onBack: () => void;
  readonly onStart: (reason: string) => Promise<void>;
}

function BlockedGate({ group, view, previous, onBack, onStart }: BlockedGateProps): ReactNode {
  const id = useId();
  const card = useRef<HTMLElement>(null);
  useGateFocus(card);
  const name = stepName(group);
  const count = view.notClear.length;
  return (
    <section
      ref={card}
      className={styles.gate}
      aria-labelledby={id}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- takes the keyboard so that it is read first
      tabIndex={-1}
      data-gate={group.number}
    >
      <div className={styles.top}>
        <div className={styles.titles}>
          <h2 id={id} className={styles.title}>
            Ready for {name}?
          </h2>
          <p>
            {view.closed} of {countOf(view.required, 'item')} before this step are closed.{' '}
            <b>{count === 0 ? 'A role said no-go.' : `${count} ${count === 1 ? 'is' : 'are'} not.`}</b>
          </p>
        </div>
        <span className={styles.count} aria-hidden="true">
          <b>{view.closed}</b>/{view.required}
        </span>
      </div>
      <GateLines lines={view.notClear} />
      <GateNotes view={view} name={name} />
      <OverrideReason
        gate={group.number}
        hint={`Recorded with your name and the time, and printed on page 1 as “Override: ${name} started with ${countOf(count, 'item')} not closed”.`}
        button={`Start ${name} anyway`}
        onOverride={onStart}
        back={
          <Button variant="quiet" onClick={onBack}>
            Back to {previous === null ? 'Prepare' : stepName(previous)}
          </Button>
        }
      />
    </section>
  );
}

interface OverrideReasonProps {
  /** Names the draft. */
  readonly gate: string;
  readonly hint: string;
  readonly button: string;
  readonly onOverride: (reason: string) => Promise<void>;
  readonly back?: ReactNode | undefined;
}

/** A reason of at least ten characters and the button that goes on although something is not closed. */
export function OverrideReason({ gate, hint, button, onOverride, back }: OverrideReasonProps): ReactNode {
  const entry: Entry = { item: gate, kind: 'value' };
  const reason = useRunView((view) => view.drafts[draftKey(entry)] ?? '');
  const [isRefused, setRefused] = useState(false);
  const isShort = reason.trim().length < minimumReason;
  const submit = (): void => {
    setRefused(isShort);
    if (!isShort) void onOverride(reason.trim());
  };
  return (
    <div className={styles.reason}>
      <TextArea
        label="Override: your reason"
        value={reason}
        hint={hint}
        error={
          isRefused && isShort
            ? 'Give a reason of at least 10 characters. It is printed in the PDF.'
            : undefined
        }
        onChange={(text) => keepDraft(entry, text)}
        textarea={{
          onKeyDown: (event) => {
            if (event.key !== 'Enter' || event.repeat || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            submit();
          },
        }}
      />
      <div className={styles.buttons}>
        {back ?? <span />}
        <Button variant="caution" keys="Ctrl+Enter" onClick={submit}>
          {button}
        </Button>
      </div>
    </div>
  );
}

function useGateFocus(card: { readonly current: HTMLElement | null }): void {
  const serial = useRunView((view) => view.focusSerial);
  // The gate takes the keyboard when it takes the place of the items.
  useEffect(() => {
    card.current?.focus();
  }, [card, serial]);
}
