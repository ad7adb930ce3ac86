import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './understood-view.module.css';
import type { ChangedText } from './use-changed-text.ts';

interface EditSourceProps {
  readonly name: string;
  readonly changed: ChangedText;
  /** Why what is typed is no checklist, in sentences, or null. */
  readonly problem: string | null;
}

/** The text of a checklist for small changes; what it means follows on the right. */
export function EditSource({ name, changed, problem }: EditSourceProps): ReactNode {
  return (
    <section className={styles.source} aria-label="Source">
      <div className={styles.head}>
        <h2 className={styles.name}>{name}</h2>
        <span className={styles.aside}>
          {changed.isChanged ? 'changed, not kept yet' : 'kept as a new version'}
        </span>
        {changed.isChanged && (
          <Button size="sm" onClick={() => changed.change(null)}>
            Take it all back
          </Button>
        )}
      </div>
      <TextArea
        label={`Text of ${name}`}
        labelHidden
        value={changed.text}
        error={problem ?? undefined}
        onChange={changed.change}
        className={styles.editor}
        textarea={{ spellCheck: false, className: styles.editorText, autoFocus: true }}
      />
    </section>
  );
}
