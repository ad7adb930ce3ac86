import type { ReactNode } from 'react';
import type { ChecklistGroup } from '#shared/checklist/checklist.ts';
import { isClosed, itemNow } from '#shared/run/item-now.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatDuration, formatTimeOfDay } from '#shared/time/instant.ts';
import { dueWindow, minuteMs } from '#shared/verification/verification-window.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { useRunNow } from './use-run-now.ts';
import { Chip } from '../../ui/chip.tsx';
import { windowLabel } from './labels.ts';

const nearMs = 5 * minuteMs;

/** When the group's window closes and how long that is; nothing for groups the clock does not ask for. */
export function WindowChip({ group }: { readonly group: ChecklistGroup }): ReactNode {
  const run = useRun();
  const steadyNow = useRunNow();
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  const told = tell(run, group, { steadyNow, offsetMinutes });
  if (told === null) return null;
  return (
    <Chip tone={told.tone} glyph={told.tone === 'late' ? 'late' : undefined}>
      {told.text}
    </Chip>
  );
}

type At = { readonly steadyNow: number; readonly offsetMinutes: number };

/** "30–60 closes 03:04:00, in 18:40"; "opens in 18:40"; "0–30 closed 02:34:00". */
function tell(
  run: StartedRun,
  group: ChecklistGroup,
  { steadyNow, offsetMinutes }: At,
): { readonly tone: 'now' | 'late' | 'quiet'; readonly text: string } | null {
  const window = dueWindow(run, group);
  if (window === null || window.steadyOpens === null || window.steadyCloses === null) return null;
  const label =
    group.window === null
      ? `by ${window.toMinutes}`
      : windowLabel({ fromMinutes: window.fromMinutes, toMinutes: window.writtenToMinutes });
  const closes = formatTimeOfDay(window.steadyCloses + run.shiftMs, offsetMinutes);
  if (steadyNow >= window.steadyCloses) return { tone: 'quiet', text: `${label} closed ${closes}` };
  if (steadyNow < window.steadyOpens) {
    return { tone: 'quiet', text: `opens in ${formatDuration(window.steadyOpens - steadyNow)}` };
  }
  const left = window.steadyCloses - steadyNow;
  const hasOpen = group.items.some((item) => !isClosed(itemNow(run, item.number)));
  const extended = window.toMinutes === window.writtenToMinutes ? '' : ', extended';
  const verb = group.window === null ? 'due' : 'closes';
  const text =
    group.window === null
      ? `due by ${closes}, in ${formatDuration(left)}`
      : `${label} ${verb} ${closes}, in ${formatDuration(left)}${extended}`;
  return { tone: hasOpen && left <= nearMs ? 'late' : 'now', text };
}
