import type { ReactNode } from 'react';
import { Glyph } from '../../ui/glyph.tsx';
import styles from './undrawable.module.css';

/** What will stand as a mark on the sheet, said before anybody signs it. */
export function Undrawable({ characters }: { readonly characters: readonly string[] }): ReactNode {
  if (characters.length === 0) return null;
  return (
    <p className={styles.warning}>
      <Glyph name="caution" size={16} tone="inherit" />
      <span>
        No font here has {characters.length === 1 ? 'this character' : 'these characters'}:{' '}
        <b>{characters.join(' ')}</b>. The sheet shows {characters.map(markOf).join(' ')} instead; the
        attached record has {characters.length === 1 ? 'it' : 'them'} as typed.
      </span>
    </p>
  );
}

/** As it is printed; the screen may lack the character, too. */
function markOf(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
