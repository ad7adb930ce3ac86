import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { openBefore, stepNumber } from './step-model.ts';
import type { RollbackStepsState, StepEntry } from './use-rollback-steps.ts';
import styles from './rollback-steps.module.css';

interface StepEntryFormProps {
  readonly item: ChecklistItem;
  readonly steps: RollbackStepsState;
}

const labels: Readonly<Record<Exclude<StepEntry, 'out-of-order'>, string>> = {
  'not-applicable': 'Why it is not needed',
  failed: 'What failed',
  note: 'Note',
};

const saves: Readonly<Record<StepEntry, string>> = {
  'not-applicable': 'Not needed',
  failed: 'Failed',
  note: 'Add note',
  'out-of-order': 'Mark it out of order',
};

const minimum: Readonly<Record<StepEntry, number>> = {
  'not-applicable': 1,
  failed: 3,
  note: 1,
  'out-of-order': 0,
};

/** What is asked before a step is marked: a reason, a note, or whether it is really out of order. Enter saves. */
export function StepEntryForm({ item, steps }: StepEntryFormProps): ReactNode {
  const run = useRun();
  const entry = steps.entry ?? 'note';
  const [text, setText] = useState(() => offered(item, entry));
  const [isRefused, setRefused] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  // Focus is outside React; the offered reason is selected, so that typing replaces it.
  useEffect(() => {
    const field = frame.current?.querySelector('textarea');
    (field ?? frame.current)?.focus();
    field?.select();
  }, []);

  const save = (): void => {
    if (text.trim().length < minimum[entry]) return setRefused(true);
    void saveEntry(entry, steps, { text: text.trim(), isLater: openBefore(run, item.number) !== null });
  };
  useHotkeys(
    [
      { keys: 'Escape', run: () => steps.closeEntry() },
      {
        keys: 'Enter',
        always: true,
        run: (event) => (event.target instanceof HTMLButtonElement ? false : save()),
      },
    ],
    { scope: frame },
  );
  return (
    <div ref={frame} tabIndex={-1} className={styles.entry}>
      {entry === 'out-of-order' ? (
        <p className={styles.question}>
          Step {stepNumber(run, openBefore(run, item.number) ?? '')} is not closed. Mark step{' '}
          {stepNumber(run, item.number)} out of order?
        </p>
      ) : (
        <TextArea
          label={labels[entry]}
          value={text}
          onChange={setText}
          error={isRefused && text.trim().length < minimum[entry] ? tooShort(entry) : undefined}
        />
      )}
      <div className={styles.actions}>
        <Button variant="primary" keys="Enter" onClick={save}>
          {saves[entry]}
        </Button>
        <Button variant="quiet" keys="Esc" onClick={steps.closeEntry}>
          Back
        </Button>
      </div>
    </div>
  );
}

/** "Not needed" is offered where the step's own words make it conditional. */
function offered(item: ChecklistItem, entry: StepEntry): string {
  if (entry !== 'not-applicable') return '';
  const words = item.conditional ?? /\bif (?:needed|necessary|required|applicable)\b/iu.exec(item.text)?.[0];
  return words === undefined ? '' : 'Nothing in this release changed it';
}

function tooShort(entry: StepEntry): string {
  return entry === 'failed'
    ? 'Say what failed, in at least 3 characters.'
    : 'Give the reason in a few words.';
}

type Typed = { readonly text: string; readonly isLater: boolean };

function saveEntry(entry: StepEntry, steps: RollbackStepsState, { text, isLater }: Typed): Promise<void> {
  switch (entry) {
    case 'note':
      return steps.note(text);
    case 'out-of-order':
      return steps.mark('done', null, true);
    case 'failed':
    case 'not-applicable':
      // A reason was typed for this very step; that it comes before another one is recorded with it.
      return steps.mark(entry, text, isLater);
  }
}
