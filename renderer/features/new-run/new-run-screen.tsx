import { type ReactNode, useState } from 'react';
import { triggersOf } from '#shared/checklist/triggers-of.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { Keycap } from '../../ui/keycap.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ThresholdForm } from '../go-live/threshold-form.tsx';
import { ScreenFrame } from '../shell/app-frame.tsx';
import { BeforeYouStart } from './before-you-start.tsx';
import { ChecklistChoice } from './checklist-choice.tsx';
import styles from './new-run-screen.module.css';
import { LearnedPart } from './learned-part.tsx';
import { PeoplePart } from './people-part.tsx';
import { ReleasePart } from './release-part.tsx';
import { SignersPart } from './signers-part.tsx';
import { type NewRun, useNewRun } from './use-new-run.ts';
import { WindowsPart } from './windows-part.tsx';

/** From nothing to a prepared run in under a minute. */
export function NewRunScreen(): ReactNode {
  const newRun = useNewRun();
  const go = useApp((state) => state.go);
  const [threshold, setThreshold] = useState<string | null>(null);
  useHotkeys([
    { keys: 'Ctrl+Enter', run: () => void newRun.start() },
    { keys: 'Ctrl+Shift+C', run: () => void newRun.copy() },
    { keys: 'Escape', run: () => go({ name: 'runs' }) },
  ]);
  return (
    <ScreenFrame
      title="New run"
      actions={
        <p className={styles.saved}>
          Saved as you type. <Keycap keys="Esc" /> leaves it as a draft
        </p>
      }
    >
      <form
        className={styles.columns}
        onSubmit={(event) => {
          event.preventDefault();
          void newRun.start();
        }}
      >
        <div className={styles.column}>
          {newRun.checklist === null ? <NoChecklist /> : <Parts newRun={newRun} />}
        </div>
        <div className={styles.column}>
          <BeforeYouStart newRun={newRun} onThreshold={setThreshold} />
          <LearnedPart checklist={newRun.checklistSha256} />
          {newRun.checklist !== null && <WindowsPart checklist={newRun.checklist} />}
          <div className={styles.buttons}>
            <Button size="lg" onClick={() => go({ name: 'runs' })}>
              Save draft
            </Button>
            <Button
              size="lg"
              variant="primary"
              type="submit"
              keys="Ctrl+Enter"
              disabled={newRun.checklist === null || newRun.isStarting}
            >
              Start preparing
            </Button>
          </div>
        </div>
      </form>
      {threshold !== null && (
        <ThresholdChoice newRun={newRun} trigger={threshold} onClose={() => setThreshold(null)} />
      )}
    </ScreenFrame>
  );
}

interface ThresholdChoiceProps {
  readonly newRun: NewRun;
  readonly trigger: string;
  readonly onClose: () => void;
}

/** Outside the form, so that Enter in it does not start the run. */
function ThresholdChoice({ newRun, trigger, onClose }: ThresholdChoiceProps): ReactNode {
  const { form, change, checklist } = newRun;
  const item =
    checklist === null ? undefined : triggersOf(checklist).find(({ number }) => number === trigger);
  return (
    <ThresholdForm
      text={item?.text ?? trigger}
      before={form.thresholds[trigger] ?? 0}
      onClose={onClose}
      onSet={(seconds) => {
        change({ thresholds: { ...form.thresholds, [trigger]: seconds } });
        onClose();
      }}
    />
  );
}

function Parts({ newRun }: { readonly newRun: NewRun }): ReactNode {
  return (
    <>
      <ChecklistChoice newRun={newRun} />
      <ReleasePart newRun={newRun} />
      <PeoplePart newRun={newRun} />
      <SignersPart newRun={newRun} />
    </>
  );
}

function NoChecklist(): ReactNode {
  const go = useApp((state) => state.go);
  return (
    <Panel title="Checklist">
      <EmptyState
        action={
          <Button variant="primary" onClick={() => go({ name: 'import' })}>
            Import checklist (Markdown)
          </Button>
        }
      >
        A run works through a checklist. Import yours first.
      </EmptyState>
    </Panel>
  );
}
