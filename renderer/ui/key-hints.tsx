import type { ReactNode } from 'react';
import { Keycap } from './keycap.tsx';
import styles from './key-hints.module.css';

export interface KeyHint {
  /** Chords side by side: `['j', 'k']`. */
  readonly keys: readonly string[];
  readonly label: string;
}

interface KeyHintsProps {
  readonly hints: readonly KeyHint[];
  /** Right end: the undo line. */
  readonly children?: ReactNode | undefined;
}

/** The row at the bottom that names the keys of the moment. */
export function KeyHints({ hints, children }: KeyHintsProps): ReactNode {
  return (
    <div className={styles.row}>
      <ul className={styles.hints} aria-label="Keys">
        {hints.map((hint) => (
          <li key={hint.label} className={styles.hint}>
            {hint.keys.map((keys) => (
              <Keycap key={keys} keys={keys} />
            ))}
            {hint.label}
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
}

interface UndoLineProps {
  /** What was done: "3.2.3 done". */
  readonly text: string;
  readonly onUndo: () => void;
}

/** Says the last act and takes it back. Not a live region: the screen announces the act itself. */
export function UndoLine({ text, onUndo }: UndoLineProps): ReactNode {
  return (
    <div className={styles.undo}>
      {text}
      <button type="button" className={styles.undoButton} onClick={onUndo}>
        <Keycap keys="Ctrl+Z" />
        undo
      </button>
    </div>
  );
}
