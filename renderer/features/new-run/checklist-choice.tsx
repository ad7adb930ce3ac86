import type { ReactNode } from 'react';
import type { ChecklistCounts } from '#shared/checklist/checklist.ts';
import { formatDate } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Chip } from '../../ui/chip.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RadioCards } from '../../ui/radio-cards.tsx';
import { countsOf, titleOf, versionNumber } from '../checklists/checklist-versions.ts';
import { WaitLine } from '../checklists/reading-wait.tsx';
import type { NewRun } from './use-new-run.ts';

/** Which checklist version; the newest is chosen. */
export function ChecklistChoice({ newRun }: { readonly newRun: NewRun }): ReactNode {
  const { checklists, form, change } = newRun;
  const offset = useApp((state) => state.offsetMinutes);
  return (
    <Panel title="Checklist">
      <RadioCards
        label="Checklist"
        labelHidden
        value={form.checklist}
        onChange={(checklist) => change({ checklist })}
        options={checklists.map((version, index) => ({
          value: version.sha256,
          label: titleOf(version),
          detail: `${origin(version.shipped)} ${versionNumber(checklists, version)}, ${
            version.shipped ? 'ready' : `imported ${formatDate(version.importedAt, offset)}`
          }. ${countsText(countsOf(version))}`,
          aside:
            index === 0 ? (
              <Chip tone="done" glyph="done">
                Current
              </Chip>
            ) : undefined,
        }))}
      />
      <WaitLine wait={newRun.reading} />
    </Panel>
  );
}

function origin(isShipped: boolean): string {
  return isShipped ? 'Comes with Runsheet, version' : 'Version';
}

/** "194 items, 38 groups, 5 steps, 3 windows, 4 triggers." without what there is none of. */
export function countsText(counts: ChecklistCounts | undefined): string {
  if (counts === undefined) return '';
  const parts: readonly (readonly [number, string, string])[] = [
    [counts.items, 'item', 'items'],
    [counts.groups, 'group', 'groups'],
    [counts.steps, 'step', 'steps'],
    [counts.windows, 'window', 'windows'],
    [counts.triggers, 'trigger', 'triggers'],
  ];
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
  return `${words.join(', ')}.`;
}
