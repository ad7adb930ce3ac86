import { type ReactNode, useState } from 'react';
import type { ChecklistGroup } from '#shared/checklist/checklist.ts';
import { itemNow } from '#shared/run/item-now.ts';
import { itemsToWork } from '#shared/run/work-order.ts';
import { useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { entryForms } from './entry-forms.ts';
import { countOf } from './labels.ts';
import { useRunActions } from './use-run-actions.ts';
import styles from './group-reason.module.css';

interface GroupReasonProps {
  readonly group: ChecklistGroup;
  readonly onClose: () => void;
}

/** The only bulk mark there is: one reason, recorded with each open item of the group. */
export function GroupReason({ group, onClose }: GroupReasonProps): ReactNode {
  const run = useRun();
  const actions = useRunActions();
  const [reason, setReason] = useState('');
  const [isRefused, setRefused] = useState(false);
  const form = entryForms['group-not-applicable'];
  const open = itemsToWork(run, group.number).filter((item) => itemNow(run, item.number).state === 'open');
  const save = (): void => {
    if (reason.trim() === '') return setRefused(true);
    onClose();
    void actions.notApplicableGroup(group.number, reason.trim());
  };
  return (
    <Dialog
      title={`${countOf(open.length, 'open item')} not applicable?`}
      description={`Each open item of ${group.title} is recorded as not applicable, with your name and this reason.`}
      onClose={onClose}
      onSubmit={save}
      hotkeys={[{ keys: 'Ctrl+Enter', run: save }]}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Back
          </Button>
          <Button variant="primary" keys="Ctrl+Enter" type="submit">
            Mark {countOf(open.length, 'item')} not applicable
          </Button>
        </>
      }
    >
      <TextArea
        label={form.label ?? ''}
        value={reason}
        onChange={setReason}
        error={isRefused ? form.missing : undefined}
      />
      <ul className={styles.items}>
        {open.map((item) => (
          <li key={item.number}>
            {item.number} {item.text}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
