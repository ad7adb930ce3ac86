import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { paletteEntries } from './palette-entries.ts';
import type { PaletteEntry } from './palette-entry.ts';
import styles from './palette-dialog.module.css';
import { PaletteList } from './palette-list.tsx';
import { searchPalette } from './search-palette.ts';

/** Find or do anything. Arrows choose, Enter takes, Escape closes. */
export function PaletteDialog(): ReactNode {
  const id = useId();
  const store = useAppStore();
  const recent = useApp((state) => state.paletteRecent);
  const [entries] = useState(() => paletteEntries(store.getState()));
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const groups = searchPalette(entries, search, recent);
  const flat = groups.flatMap((group) => group.entries);

  const take = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return;
    const state = store.getState();
    state.closeOverlay('palette');
    state.rememberPalette(entry.id);
    entry.run(state);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, flat.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Home') setActive(0);
    else if (event.key === 'End') setActive(flat.length - 1);
    else if (event.key === 'Enter') take(flat[active]?.entry);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      title="Find or do anything"
      look="bare"
      position="top"
      className={styles.dialog}
      onClose={() => store.getState().closeOverlay('palette')}
    >
      <div className={styles.search}>
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          className={styles.input}
          aria-label="Find or do anything"
          aria-expanded={flat.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={flat.length > 0 ? `${id}-${active}` : undefined}
          placeholder="Find or do anything"
          autoComplete="off"
          spellCheck={false}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Keycap keys="Esc" />
      </div>
      <PaletteList id={id} groups={groups} active={active} onTake={take} />
      {flat.length === 0 && <p className={styles.nothing}>Nothing matches ‘{search}’.</p>}
    </Dialog>
  );
}
