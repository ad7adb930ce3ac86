import { type ReactNode, useState } from 'react';
import { runningBreaches } from '#shared/verification/trigger.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { decided, firstChoice } from '../alarm/decider.ts';
import { DeciderPanel } from '../alarm/decider-panel.tsx';
import { useDecide } from '../alarm/use-decide.ts';
import { runName } from '../shell/run-name.ts';
import styles from './decision-dialog.module.css';

/** A rollback that no trigger asked for: who decides, how it was given, and why. */
export function StartRollbackDialog(): ReactNode {
  const run = useRun();
  const closeOverlay = useApp((state) => state.closeOverlay);
  const decide = useDecide();
  const [choice, setChoice] = useState(firstChoice);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const needsReason = runningBreaches(run).length === 0;
  const close = (): void => closeOverlay('start-rollback');
  const submit = async (): Promise<void> => {
    const decision = decided(run, choice);
    const lacking =
      decision.missing ??
      (needsReason && reason.trim() === '' ? 'Say why the release is rolled back.' : null);
    if (lacking !== null) return setMissing(lacking);
    const { decidedBy, how, insteadOf } = decision;
    const why = reason.trim() === '' ? null : reason.trim();
    if (await decide(run.runId, { type: 'StartRollback', decidedBy, how, insteadOf, reason: why })) close();
  };
  return (
    <Dialog
      title={`Roll back ${runName(run.details)} in ${run.details.environment}?`}
      description="Opens the rollback steps. The checklist pauses; open items do not count as late."
      onClose={close}
      hotkeys={[{ keys: 'Ctrl+Enter', run: () => void submit() }]}
      footer={
        <>
          <Button keys="Esc" onClick={close}>
            Back
          </Button>
          <Button variant="alarm" keys="Ctrl+Enter" onClick={() => void submit()}>
            Start rollback
          </Button>
        </>
      }
    >
      <DeciderPanel run={run} choice={choice} onChange={setChoice} />
      <TextArea
        label={
          needsReason
            ? 'Why the release is rolled back'
            : 'Reason (the running triggers are named by themselves)'
        }
        hint="It is printed in the PDF."
        focusFirst
        value={reason}
        onChange={setReason}
      />
      {missing !== null && (
        <p role="alert" className={styles.missing}>
          {missing}
        </p>
      )}
    </Dialog>
  );
}
