import { type ReactNode, useState } from 'react';
import type { FollowUpPeriodNow } from '#shared/follow-up/follow-up-periods.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatDate } from '#shared/time/instant.ts';
import { useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './follow-ups-screen.module.css';

interface EndFollowUpsProps {
  readonly run: StartedRun;
  readonly period: FollowUpPeriodNow;
}

/** Monthly follow-ups go on until the next release of the product is live, or until somebody ends them with a reason. */
export function EndFollowUps({ run, period }: EndFollowUpsProps): ReactNode {
  const store = useAppStore();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const ended = run.endedFollowUps.find(({ group }) => group === period.group.number);
  if (ended !== undefined)
    return (
      <p className={styles.soft}>
        Ended {formatDate(ended.stamp.at, ended.stamp.offsetMinutes)}, {ended.stamp.by}: {ended.reason}
      </p>
    );
  const end = async (): Promise<void> => {
    const answer = await store
      .getState()
      .dispatch({ type: 'EndFollowUp', group: period.group.number, reason: reason.trim() });
    if (answer.ok) setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>End these…</Button>
      {isOpen && (
        <Dialog
          title={`End ${period.group.title}?`}
          description="What fell due before stays. Nothing is asked of later months. The reason is printed in the addendum."
          onClose={() => setOpen(false)}
          onSubmit={() => void end()}
          footer={
            <>
              <Button keys="Esc" onClick={() => setOpen(false)}>
                Keep them
              </Button>
              <Button variant="primary" type="submit" keys="Enter">
                End them
              </Button>
            </>
          }
        >
          <TextField label="Why they end" value={reason} onChange={setReason} focusFirst />
        </Dialog>
      )}
    </>
  );
}
