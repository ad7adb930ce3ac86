import type { ReactNode, RefObject } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import styles from './search-box.module.css';

interface SearchBoxProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly box: RefObject<HTMLInputElement | null>;
}

/** Narrows the lists while typing; Escape empties it. */
export function SearchBox({ value, onChange, box }: SearchBoxProps): ReactNode {
  return (
    <label className={styles.box}>
      <Icon name="search" />
      <span className="visually-hidden">Search runs</span>
      <input
        ref={box}
        type="text"
        className={styles.input}
        placeholder="Search release, ticket, person"
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange('');
        }}
      />
      {value === '' && <Keycap keys="/" />}
    </label>
  );
}
