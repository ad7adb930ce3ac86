import { type ReactNode, useState } from 'react';
import type { RunDetails } from '#shared/run/run-events.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './new-run-screen.module.css';
import { readPlanned, showPlanned } from './planned-start.ts';

/** What is deployed and when, in a run that has begun: every change is recorded. */
export function ChangeDetailsDialog(): ReactNode {
  const { details } = useRun();
  const now = useApp((state) => state.wallNow);
  const offset = useApp((state) => state.offsetMinutes);
  const closeOverlay = useApp((state) => state.closeOverlay);
  const dispatch = useApp((state) => state.dispatch);
  const say = useApp((state) => state.say);
  const [draft, setDraft] = useState(details);
  const place = { now, offset };
  const [planned, setPlanned] = useState(
    details.plannedAt === null ? '' : showPlanned(details.plannedAt, place),
  );
  const isUnread = planned.trim() !== '' && draft.plannedAt === null;
  const close = (): void => closeOverlay('details');
  const save = async (): Promise<void> => {
    if (isUnread) return;
    const saved = await dispatch({ type: 'ChangeDetails', details: draft });
    if (!saved.ok) return;
    close();
    say('The details of the run are changed. The change is in the history.');
  };
  return (
    <Dialog
      title="Details of the run"
      description="Printed on the approval sheet. A change is recorded."
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" type="submit" form="details-form">
            Record the change
          </Button>
        </>
      }
    >
      <form
        id="details-form"
        className={styles.dialogForm}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ShortFields draft={draft} onChange={setDraft} />
        <TextField
          label="Planned start"
          value={planned}
          error={isUnread ? 'Not understood. Try 18 nov 130, tomorrow 1:30 or +2h.' : undefined}
          hint={draft.plannedAt === null ? undefined : showPlanned(draft.plannedAt, place)}
          onChange={(value) => {
            setPlanned(value);
            setDraft({ ...draft, plannedAt: readPlanned(value, place) });
          }}
        />
        <TextArea
          label="Reason for the change"
          value={draft.reason}
          onChange={(reason) => setDraft({ ...draft, reason })}
        />
        <TextArea
          label="Security impact"
          value={draft.securityImpact}
          onChange={(securityImpact) => setDraft({ ...draft, securityImpact })}
        />
      </form>
    </Dialog>
  );
}

const shortFields = [
  { field: 'product', label: 'Product' },
  { field: 'release', label: 'Release' },
  { field: 'environment', label: 'Environment' },
  { field: 'ticket', label: 'Change ticket' },
] as const;

interface ShortFieldsProps {
  readonly draft: RunDetails;
  readonly onChange: (draft: RunDetails) => void;
}

function ShortFields({ draft, onChange }: ShortFieldsProps): ReactNode {
  return (
    <div className={styles.pair}>
      {shortFields.map(({ field, label }) => (
        <TextField
          key={field}
          label={label}
          value={draft[field]}
          onChange={(value) => onChange({ ...draft, [field]: value })}
          input={{ maxLength: 200 }}
        />
      ))}
    </div>
  );
}
