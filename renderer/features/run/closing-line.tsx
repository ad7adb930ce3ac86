import { type ReactNode, useEffect, useRef } from 'react';
import type { ChecklistGroup, Part } from '#shared/checklist/checklist.ts';
import { partProgress, type Progress } from '#shared/run/progress.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { nextOpenItem } from '#shared/run/work-order.ts';
import { gateView, isGoLiveOffered, nextStep } from '#shared/verification/gate.ts';
import type { AppState } from '../../stores/app-state.ts';
import { useAppStore, useOfRun, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { stepName } from './labels.ts';
import { partNames } from './rail-model.ts';
import { sendFocus, useRunView } from './run-view.ts';
import { useTimeMark } from './time-mark.ts';
import { useIsReadOnly } from './use-is-read-only.ts';
import styles from './closing-line.module.css';

/** What comes when a phase has no next item: its count, and the one thing Enter does then. */
export function ClosingLine({ group }: { readonly group: ChecklistGroup }): ReactNode {
  const isOver = useOfRun((run) => nextOpenItem(run, null) === null);
  return isOver && <LineOf group={group} />;
}

function LineOf({ group }: { readonly group: ChecklistGroup }): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const timeMark = useTimeMark();
  const isReadOnly = useIsReadOnly();
  const line = useRef<HTMLDivElement>(null);
  useLineFocus(line);
  const part = partOf(run, group);
  if (isReadOnly || part === null) return null;
  const next = whatComes(run, part, timeMark);
  if (next === null) return null;
  const act = (): void => void next.act(store.getState());
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter on the line is its button
    <div
      ref={line}
      className={styles.line}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset draws a frame
      role="group"
      aria-label={`${next.sentence} ${next.button}`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Enter answers it
      tabIndex={-1}
      data-closing-line
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.repeat || event.target !== event.currentTarget) return;
        event.preventDefault();
        if (next.keys === 'Enter') act();
        else store.getState().say('Ctrl L declares go-live. Enter alone does not.', 'refused');
      }}
    >
      <Glyph name="done" />
      <p className={styles.text}>{next.sentence}</p>
      <Button variant="primary" keys={next.keys} onClick={act}>
        {next.button}
      </Button>
    </div>
  );
}

type Next = {
  readonly sentence: string;
  readonly button: string;
  /** A stray Enter must not lead to go-live, which the next one would declare. */
  readonly keys: 'Enter' | 'Ctrl+L';
  readonly act: (state: AppState) => Promise<void> | void;
};

function whatComes(run: StartedRun, part: Part, steadyNow: number): Next | null {
  const closed = closedSentence(partNames[part], partProgress(run, part, steadyNow));
  if (isGoLiveOffered(run)) {
    return {
      sentence: `${closed} Go-live is not declared.`,
      button: 'Declare go-live',
      keys: 'Ctrl+L',
      act: (state) => state.openOverlay({ name: 'go-live' }),
    };
  }
  const step = nextStep(run);
  if (step !== null) return stepComes(run, step, { closed, steadyNow });
  if (run.phase !== 'verifying') return null;
  return {
    sentence: closed,
    button: 'Close the record…',
    keys: 'Enter',
    act: (state) => state.openOverlay({ name: 'close-record' }),
  };
}

function stepComes(
  run: StartedRun,
  step: ChecklistGroup,
  { closed, steadyNow }: { readonly closed: string; readonly steadyNow: number },
): Next {
  const view = gateView(run, step.number, steadyNow);
  const name = stepName(step);
  if (!view.isClear) {
    return {
      sentence: closed,
      button: `Gate of ${name}`,
      keys: 'Enter',
      act: (state) => showGate(state, step),
    };
  }
  return {
    sentence: `${closed} All ${view.required} items before ${name} are closed.`,
    button: `Start ${name}`,
    keys: 'Enter',
    act: async (state) => {
      const answer = await state.dispatch({ type: 'StartStep', group: step.number, overrideReason: null });
      if (answer.ok) sendFocus('list');
    },
  };
}

function showGate(state: AppState, step: ChecklistGroup): void {
  state.selectGroup(step.number);
  sendFocus('gate');
}

/** "Prepare is closed: 109 of 110, 1 deferred." */
export function closedSentence(name: string, progress: Progress): string {
  const exceptions = [
    progress.failed > 0 ? `${progress.failed} failed` : null,
    progress.deferred > 0 ? `${progress.deferred} deferred` : null,
  ].filter((part) => part !== null);
  const rest = exceptions.length === 0 ? '' : `, ${exceptions.join(', ')}`;
  return `${name} is closed: ${progress.closed} of ${progress.total}${rest}.`;
}

function partOf(run: StartedRun, group: ChecklistGroup): Part | null {
  return run.checklist.sections.find((section) => section.groups.includes(group))?.part ?? null;
}

function useLineFocus(line: { readonly current: HTMLElement | null }): void {
  const serial = useRunView((view) => view.focusSerial);
  const isAsked = useRunView((view) => view.focusTarget === 'closing-line');
  // The line takes the keyboard when there is no next item to take it.
  useEffect(() => {
    if (!isAsked) return;
    line.current?.focus();
    line.current?.scrollIntoView({ block: 'nearest' });
  }, [line, serial, isAsked]);
}
