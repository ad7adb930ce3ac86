import type { ReactNode } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { TextField } from '../../ui/text-field.tsx';
import { readPlanned, showPlanned, showZone } from './planned-start.ts';
import type { NewRun } from './use-new-run.ts';

/** Planned start in any usual wording; the full date is shown back. */
export function PlannedField({ newRun }: { readonly newRun: NewRun }): ReactNode {
  const { form, change, errors, leave } = newRun;
  const now = useApp((state) => state.wallNow);
  const offset = useApp((state) => state.offsetMinutes);
  const zone = useApp((state) => state.zone);
  const place = { now, offset };
  const { planned, plannedAt } = form;
  const shown = plannedAt === null ? null : showPlanned(plannedAt, place);
  const isUnread = planned.trim() !== '' && plannedAt === null;
  return (
    <TextField
      label="Planned start"
      value={planned}
      placeholder="tomorrow 1:30"
      error={errors.planned}
      hint={hintOf({ planned, shown, isPast: plannedAt !== null && plannedAt < now, isUnread }, () =>
        showZone(zone, plannedAt ?? now, place),
      )}
      onChange={(text) => change({ planned: text, plannedAt: readPlanned(text, place) })}
      input={{
        maxLength: 100,
        onBlur: () => {
          leave('planned');
          if (shown !== null && shown !== planned) change({ planned: shown });
        },
      }}
    />
  );
}

interface Understood {
  readonly planned: string;
  readonly shown: string | null;
  readonly isPast: boolean;
  readonly isUnread: boolean;
}

function hintOf({ planned, shown, isPast, isUnread }: Understood, zone: () => string): string {
  if (isUnread) return 'Not understood yet. Try 18 nov 130, tomorrow 1:30 or +2h.';
  const date = shown !== null && shown !== planned ? `${shown}. ` : '';
  const past = isPast ? ' This time has passed. The run starts late or was entered afterwards.' : '';
  return `${date}${zone()}${past === '' ? '' : `.${past}`}`;
}
