import type { ReactNode } from 'react';
import type { ChecklistGroup, GroupKind, Part } from '#shared/checklist/checklist.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import type { OutlineRow } from './outline-rows.ts';
import styles from './understood-view.module.css';
import type { Correcting } from './use-corrections.ts';

interface CorrectPartProps {
  readonly row: OutlineRow;
  readonly correcting: Correcting;
}

/** What a section and a group mean, to be said otherwise. */
export function CorrectPart({ row, correcting }: CorrectPartProps): ReactNode {
  const { section, group, level } = row;
  return (
    <div className={styles.correct}>
      {level === 1 && section !== null && (
        <SelectField
          label="Belongs to"
          value={section.part}
          options={parts}
          onChange={(part) => {
            const at = correcting.anchorOf(section.number);
            if (at !== null) correcting.add({ sets: 'part', at, part });
          }}
        />
      )}
      {group !== null && <CorrectGroup group={group} correcting={correcting} />}
    </div>
  );
}

function CorrectGroup({
  group,
  correcting,
}: {
  readonly group: ChecklistGroup;
  readonly correcting: Correcting;
}): ReactNode {
  const at = correcting.anchorOf(group.number);
  if (at === null) return null;
  const window = group.window ?? { fromMinutes: 0, toMinutes: 30 };
  const followUp = group.followUp ?? { dueDay: 7, repeats: 'once' as const };
  const say = (kind: GroupKind, span: typeof window | null): void =>
    correcting.add({ sets: 'kind', at, kind, window: span, dueDay: null });
  const sayFollowUp = (change: Partial<typeof followUp>): void => {
    const { dueDay, repeats } = { ...followUp, ...change };
    correcting.add({ sets: 'kind', at, kind: 'follow-up', window: null, dueDay, repeats });
  };
  const sayDefault = (kind: GroupKind): void =>
    kind === 'follow-up' ? sayFollowUp({}) : say(kind, kind === 'window' ? window : null);
  return (
    <>
      <SelectField label="Means" value={group.kind} options={kinds} onChange={sayDefault} />
      {group.kind === 'window' && (
        <>
          <NumberField
            label="From, minutes after go-live"
            value={String(window.fromMinutes)}
            onChange={(typed) => say('window', { ...window, fromMinutes: numberOf(typed) })}
          />
          <NumberField
            label="To, minutes after go-live"
            value={String(window.toMinutes)}
            onChange={(typed) => say('window', { ...window, toMinutes: numberOf(typed) })}
          />
        </>
      )}
      {group.kind === 'follow-up' && (
        <>
          <NumberField
            label={
              followUp.repeats === 'monthly' ? 'First due, days after go-live' : 'Due, days after go-live'
            }
            value={String(followUp.dueDay)}
            onChange={(typed) => sayFollowUp({ dueDay: Math.max(1, Math.round(numberOf(typed))) })}
          />
          <SelectField
            label="Comes"
            value={followUp.repeats}
            options={[
              { value: 'once', label: 'Once' },
              { value: 'monthly', label: 'Each month' },
            ]}
            onChange={(repeats) => sayFollowUp({ repeats })}
          />
        </>
      )}
    </>
  );
}

function numberOf(typed: string): number {
  const value = Number(typed.replace(',', '.'));
  return Number.isFinite(value) && value >= 0 ? Math.min(value, 100_000) : 0;
}

const parts: readonly { readonly value: Part; readonly label: string }[] = [
  { value: 'prepare', label: 'Prepare' },
  { value: 'deploy', label: 'Deploy' },
  { value: 'verify', label: 'Verify' },
  { value: 'rollback', label: 'Rollback' },
  { value: 'approve', label: 'Sign-offs' },
  { value: 'follow-up', label: 'Follow-ups' },
];

const kinds: readonly { readonly value: GroupKind; readonly label: string }[] = [
  { value: 'items', label: 'Plain list' },
  { value: 'step', label: 'Step, with a gate' },
  { value: 'window', label: 'Verification window' },
  { value: 'triggers', label: 'Rollback triggers' },
  { value: 'rollback', label: 'Rollback steps' },
  { value: 'sign-off', label: 'Sign-offs' },
  { value: 'follow-up', label: 'Follow-up' },
];
