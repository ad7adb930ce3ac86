import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { parseTimeOfDay } from '#shared/time/instant.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { entryForms, type EntryForm } from './entry-forms.ts';
import { closeEntry, draftKey, dropDraft, keepDraft, useRunView, type Entry } from './run-view.ts';
import { useRunActions } from './use-run-actions.ts';
import type { MarkDetails, RunActions } from './run-actions.ts';
import styles from './inline-entry.module.css';

/** What is asked before an item becomes failed, deferred or not applicable. Enter saves, Escape keeps the draft. */
export function InlineEntry({ entry }: { readonly entry: Entry }): ReactNode {
  const form = entryForms[entry.kind];
  const text = useRunView((view) => view.drafts[draftKey(entry)] ?? '');
  const [time, setTime] = useState('');
  const [error, setError] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const save = useSave(entry, form);
  useFieldFocus(frame);

  const onSave = async (): Promise<void> => setError(await save({ text, time }));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      closeEntry();
    } else if (event.key === 'Enter' && !event.shiftKey && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) void onSave();
    }
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Enter and Escape of the fields inside
    <div ref={frame} className={styles.entry} onKeyDown={onKeyDown}>
      {form.question !== null && <p className={styles.question}>{form.question}</p>}
      {form.label !== null && (
        <TextArea
          label={form.label}
          value={text}
          error={error ?? undefined}
          onChange={(value) => keepDraft(entry, value)}
        />
      )}
      {form.time !== null && (
        <TextField
          className={styles.time}
          label={form.time}
          value={time}
          placeholder="01:10"
          onChange={setTime}
        />
      )}
      <div className={styles.buttons}>
        <Button variant="primary" keys="Enter" onClick={() => void onSave()}>
          {form.save}
        </Button>
        <Button variant="quiet" keys="Esc" onClick={closeEntry}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

type Typed = { readonly text: string; readonly time: string };

/** Returns the sentence that says what is missing, or null once it is recorded. */
function useSave(entry: Entry, form: EntryForm): (typed: Typed) => Promise<string | null> {
  const store = useAppStore();
  const actions = useRunActions();
  const offsetMinutes = useApp((state) => state.offsetMinutes);
  return async ({ text, time }) => {
    const reason = text.trim();
    if (form.label !== null && reason.length < form.minimum) return form.missing;
    const at = time.trim() === '' ? null : parseTimeOfDay(time, store.getState().readWall(), offsetMinutes);
    if (time.trim() !== '' && at === null) return `‘${time}’ is no time. Write it as 02:14.`;
    if (entry.kind === 'stated' && at === null) return 'Give the time it was done, as 02:14.';
    if (await saveEntry(entry, { reason, at }, actions)) dropDraft(entry);
    return null;
  };
}

async function saveEntry(
  entry: Entry,
  { reason, at }: { readonly reason: string; readonly at: number | null },
  actions: RunActions,
): Promise<boolean> {
  const { item } = entry;
  const done = (details: MarkDetails): Promise<boolean> => actions.mark(item, 'done', details);
  switch (entry.kind) {
    case 'failed':
      return actions.mark(item, 'failed', { reason });
    case 'deferred':
      return actions.mark(item, 'deferred', { reason, remindAt: at });
    case 'not-applicable':
      return actions.mark(item, 'not-applicable', { reason });
    case 'over-limit':
      return done({ reason, value: useRunView.getState().drafts[draftKey({ item, kind: 'value' })] ?? '' });
    case 'stated':
      return done({ reason, statedAt: at });
    case 'out-of-order':
      return done({ outOfOrder: true });
    case 'note': {
      const isKept = await actions.note(entry, reason);
      if (isKept) closeEntry();
      return isKept;
    }
    case 'value':
    case 'does-not-apply':
    case 'group-not-applicable':
      return false;
  }
}

function useFieldFocus(frame: { readonly current: HTMLElement | null }): void {
  // The field takes the keyboard once it is there, with an offered text selected so that typing replaces it.
  useEffect(() => {
    const field = frame.current?.querySelector<HTMLElement>('textarea, input, button');
    field?.focus();
    if (field instanceof HTMLTextAreaElement) field.select();
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, [frame]);
}
