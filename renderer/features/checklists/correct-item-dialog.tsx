import { type ReactNode, useState } from 'react';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import type { Correction } from '#shared/checklist/corrections/correction.ts';
import { recogniseLimit } from '#shared/checklist/recognise/limits.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './understood-view.module.css';
import type { Correcting } from './use-corrections.ts';

interface CorrectItemDialogProps {
  readonly item: ChecklistItem;
  readonly correcting: Correcting;
  readonly onClose: () => void;
}

/** Everything that was seen in an item, each to be changed or turned off. */
export function CorrectItemDialog({ item, correcting, onClose }: CorrectItemDialogProps): ReactNode {
  const [form, setForm] = useState(() => formOf(item));
  const change = (part: Partial<ItemForm>): void => setForm((before) => ({ ...before, ...part }));
  const limit = form.limit.trim() === '' ? null : recogniseLimit(form.limit);
  const isLimitWrong = form.limit.trim() !== '' && limit === null;
  const isHoldWrong = secondsOf(form.hold) === undefined;
  const save = (): void => {
    const at = correcting.anchorOf(item.number);
    if (at === null || isLimitWrong || isHoldWrong) return;
    for (const correction of changes(item, form)) correcting.add({ ...correction, at });
    onClose();
  };
  return (
    <Dialog
      title={`Item ${item.number}`}
      description={item.text}
      onClose={onClose}
      onSubmit={save}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            Back
          </Button>
          <Button variant="primary" keys="Enter" type="submit">
            Correct item {item.number}
          </Button>
        </>
      }
    >
      <div className={styles.correctItem}>
        {item.kind !== 'role' && (
          <TextField
            label="Limit"
            value={form.limit}
            onChange={(text) => change({ limit: text })}
            hint="Empty: nothing is measured."
            error={
              isLimitWrong ? 'Write it like “under 3 seconds”, “< 500ms” or “at least 99.9%”.' : undefined
            }
          />
        )}
        {item.kind === 'trigger' && (
          <NumberField
            label="Alarm after"
            unit="seconds"
            value={form.hold}
            onChange={(hold) => change({ hold })}
            hint="Empty or 0: it trips at once."
            error={isHoldWrong ? 'Give whole seconds, such as 120, at most a week.' : undefined}
          />
        )}
        {item.kind === 'item' && (
          <>
            <Checkbox
              label="Ask whether it applies"
              checked={form.asks}
              onChange={(asks) => change({ asks })}
              hint={item.conditional === null ? undefined : `Read from the words “${item.conditional}”.`}
            />
            <TextField
              label="Sub-checks, with commas"
              value={form.subChecks}
              onChange={(subChecks) => change({ subChecks })}
              hint="Empty: there are none."
            />
          </>
        )}
        {item.kind !== 'trigger' && (
          <TextField
            label="Role that signs"
            value={form.role}
            onChange={(role) => change({ role })}
            hint="Empty: the item is ticked, nobody signs it."
          />
        )}
      </div>
    </Dialog>
  );
}

type ItemForm = {
  readonly limit: string;
  readonly hold: string;
  readonly asks: boolean;
  readonly subChecks: string;
  readonly role: string;
};

function formOf(item: ChecklistItem): ItemForm {
  return {
    limit: item.limit?.words ?? item.trigger?.limit?.words ?? '',
    hold: item.trigger?.holdSeconds?.toString() ?? '',
    asks: item.conditional !== null,
    subChecks: item.subChecks.join(', '),
    role: item.role ?? '',
  };
}

type Change = Correction extends infer C ? (C extends Correction ? Omit<C, 'at'> : never) : never;

/** Null for at once; undefined for what is no time a trigger can have. */
function secondsOf(typed: string): number | null | undefined {
  const seconds = Math.round(Number(typed.trim().replace(',', '.')));
  if (!(seconds >= 0 && seconds <= 604_800)) return undefined;
  return seconds === 0 ? null : seconds;
}

/** Only what was changed becomes a correction. */
function changes(item: ChecklistItem, form: ItemForm): readonly Change[] {
  const before = formOf(item);
  const made: Change[] = [];
  if (form.role.trim() !== before.role)
    made.push({ sets: 'role', role: form.role.trim() === '' ? null : form.role.trim() });
  if (form.limit !== before.limit) made.push({ sets: 'limit', limit: recogniseLimit(form.limit) });
  if (form.hold !== before.hold) {
    made.push({ sets: 'threshold', holdSeconds: secondsOf(form.hold) ?? null });
  }
  if (form.asks !== before.asks)
    made.push({ sets: 'conditional', conditional: form.asks ? 'if it applies' : null });
  if (form.subChecks !== before.subChecks)
    made.push({
      sets: 'sub-checks',
      subChecks: form.subChecks
        .split(/[,、，]/)
        .map((name) => name.trim())
        .filter(Boolean),
    });
  return made;
}
