import type { ReactNode } from 'react';
import type { ChecklistItem, Limit } from '#shared/checklist/checklist.ts';
import { goesOnAsValue, judgeValue } from '#shared/run/measured-value.ts';
import { Chip } from '../../ui/chip.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { draftKey, keepDraft, useRunView, type Entry } from './run-view.ts';
import { useIsReadOnly } from './use-is-read-only.ts';
import { useRunActions } from './use-run-actions.ts';

/** The value an item asks for, judged against its limit while it is typed. Enter marks done. */
export function MeasuredValue({ item }: { readonly item: ChecklistItem }): ReactNode {
  const entry: Entry = { item: item.number, kind: 'value' };
  const typed = useRunView((view) => view.drafts[draftKey(entry)] ?? '');
  const actions = useRunActions();
  const isReadOnly = useIsReadOnly();
  if (item.limit === null || isReadOnly) return null;
  const { limit } = item;
  const verdict = typed === '' ? null : judgeValue(item.limit, typed);
  return (
    <NumberField
      label={`Measured value, ${item.limit.words}`}
      labelHidden
      size="lg"
      unit={/[\d.,\s]$|^$/.test(typed) ? item.limit.unit : undefined}
      lettersAreCommands
      goesOn={(text) => goesOnAsValue(limit, text)}
      value={typed}
      onChange={(value) => keepDraft(entry, value)}
      after={
        verdict === null || verdict.kind === 'unreadable' ? undefined : verdict.kind === 'inside' ? (
          <Chip tone="done" glyph="done">
            {item.limit.words}
          </Chip>
        ) : (
          <Chip tone="failed" glyph="failed">
            {verdict.over} {beyond(item.limit)} {limitNumber(item.limit)}
          </Chip>
        )
      }
      error={verdict?.kind === 'over' ? overSentence(item.limit, verdict) : undefined}
      input={{
        onKeyDown: (event) => {
          if (event.key !== 'Enter' || event.repeat) return;
          event.preventDefault();
          void actions.done(item.number);
        },
      }}
    />
  );
}

/** "640 ms is 140 over the limit of 500ms." */
function overSentence(limit: Limit, verdict: { readonly text: string; readonly over: string }): string {
  return `${verdict.text} is ${verdict.over} ${beyond(limit)} the limit of ${limitNumber(limit)}.`;
}

function beyond({ comparison }: Limit): string {
  return comparison.startsWith('<') ? 'over' : 'under';
}

/** "500ms" of "under 500ms" */
function limitNumber({ words }: Limit): string {
  return words.replace(/^\D+/, '');
}
