import { type ReactNode, useState } from 'react';
import type { FollowUpLine } from '#shared/follow-up/follow-up.ts';
import { useAppStore } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { addText, chooseFiles } from '../evidence/add-evidence.ts';
import { useMarkFollowUp } from './use-mark-follow-up.ts';
import styles from './follow-ups-screen.module.css';

export type Entry = {
  readonly kind: 'failed' | 'deferred' | 'not-applicable' | 'note' | 'evidence';
  readonly line: FollowUpLine;
};

interface FollowUpEntryProps {
  readonly entry: Entry;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

const asks: Readonly<Record<Entry['kind'], { readonly label: string; readonly act: string }>> = {
  failed: { label: 'What failed', act: 'Failed' },
  deferred: { label: 'Why it is put off', act: 'Defer' },
  'not-applicable': { label: 'Why it does not apply', act: 'Not applicable' },
  note: { label: 'Note', act: 'Add note' },
  evidence: { label: 'Text or address', act: 'Add evidence' },
};

/** The words an answer needs, a note, or a piece of evidence; Enter records, Escape leaves it as it was. */
export function FollowUpEntry({ entry, onDone, onCancel }: FollowUpEntryProps): ReactNode {
  const store = useAppStore();
  const mark = useMarkFollowUp();
  const [text, setText] = useState('');
  const { kind, line } = entry;
  const { item, round } = line;
  const record = async (): Promise<boolean> => {
    if (kind === 'evidence') {
      const isLink = /^https?:\/\/\S+$/u.test(text.trim());
      return addText(store.getState, { item, round }, { kind: isLink ? 'link' : 'text', text });
    }
    if (kind !== 'note') return mark(line, kind, text.trim());
    const note = { type: 'AddNote', item, text: text.trim(), round } as const;
    return (await store.getState().dispatch(note)).ok;
  };
  const keep = async (kept: Promise<boolean>): Promise<void> => {
    if (await kept) onDone();
  };
  return (
    <form
      className={styles.entry}
      onSubmit={(event) => {
        event.preventDefault();
        void keep(record());
      }}
    >
      <TextField
        label={asks[kind].label}
        value={text}
        onChange={setText}
        input={{
          ref: (input) => input?.focus(),
          onKeyDown: (event) => {
            if (event.key === 'Escape') onCancel();
          },
        }}
      />
      <div className={styles.buttons}>
        <Button variant="primary" type="submit" keys="Enter">
          {asks[kind].act}
        </Button>
        {kind === 'evidence' && (
          <Button icon="attachment" onClick={() => void keep(chooseFiles(store.getState, { item, round }))}>
            Image or file…
          </Button>
        )}
        <Button variant="quiet" keys="Esc" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
