import { type ReactNode, useEffect, useState } from 'react';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './understood-view.module.css';

interface EditSourceProps {
  readonly name: string;
  readonly text: string;
  /** Called when typing rests. */
  readonly onText: (text: string) => void;
  /** Why what is typed is no checklist, in sentences, or null. */
  readonly problem: string | null;
}

const restMs = 300;

/** The text of a checklist for small changes; what it means follows on the right. */
export function EditSource({ name, text, onText, problem }: EditSourceProps): ReactNode {
  const [typed, setTyped] = useState(text);
  // Reading belongs to main: it is asked once the keyboard rests.
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => onText(typed), restMs);
    return () => clearTimeout(timer);
  }, [typed, text, onText]);
  return (
    <section className={styles.source} aria-label="Source">
      <h2 className={styles.head}>
        {name}
        <span className={styles.aside}>kept as a new version</span>
      </h2>
      <TextArea
        label={`Text of ${name}`}
        labelHidden
        value={typed}
        error={problem ?? undefined}
        onChange={setTyped}
        className={styles.editor}
        textarea={{ spellCheck: false, className: styles.editorText, autoFocus: true }}
      />
    </section>
  );
}
