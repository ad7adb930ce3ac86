import type { ReactNode } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import styles from './top-bar.module.css';

/** Opens "Find or do anything"; `small` inside a run, where the bar is full. */
export function PaletteButton({ small = false }: { readonly small?: boolean }): ReactNode {
  const openOverlay = useApp((state) => state.openOverlay);
  return (
    <button
      type="button"
      className={classNames(styles.palette, small && styles.small)}
      aria-label="Find or do anything"
      aria-keyshortcuts="Control+K"
      onClick={() => openOverlay({ name: 'palette' })}
    >
      <Icon name="search" />
      {!small && <span>Find or do anything</span>}
      <Keycap keys="Ctrl+K" look="plain" />
    </button>
  );
}
