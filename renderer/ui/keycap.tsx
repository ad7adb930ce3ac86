import { memo, type ReactNode, use } from 'react';
import { classNames } from './class-names.ts';
import { keyLabels } from './chord.ts';
import { KeyNames } from './key-names.ts';
import { isMac } from './keyboard.ts';
import styles from './keycap.module.css';

interface KeycapProps {
  /** A chord as the bindings write it: `x`, `Shift+X`, `Ctrl+Enter`; or keys pressed one after another: `t 2`. */
  readonly keys: string;
  /** `plain` drops the cap, `solid` draws it in the colour of the text around it. */
  readonly look?: 'cap' | 'plain' | 'solid' | undefined;
  /** The key is meant itself, whatever a command with this letter is on now. */
  readonly isFixed?: boolean | undefined;
}

/** One cap for each key of a chord, named as the keyboard of this system names them. */
export const Keycap = memo(function Keycap({ keys, look = 'cap', isFixed = false }: KeycapProps): ReactNode {
  const nameOf = use(KeyNames);
  return (
    <span className={styles.keys}>
      {keyLabels(isFixed ? keys : nameOf(keys), isMac()).map((label, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a key can occur twice in a sequence, and the list never changes its order
        <kbd key={index} className={classNames(styles.cap, look !== 'cap' && styles[look])}>
          {label}
        </kbd>
      ))}
    </span>
  );
});
