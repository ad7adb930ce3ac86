import type { ReactNode } from 'react';
import type { Screen } from '../../stores/app-state.ts';
import { useApp } from '../../stores/use-app.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Brand } from './brand.tsx';
import { PaletteButton } from './palette-button.tsx';
import styles from './top-bar.module.css';

type Place = { readonly screen: Screen; readonly label: string; readonly covers: readonly Screen['name'][] };

const places: readonly Place[] = [
  { screen: { name: 'runs' }, label: 'Runs', covers: ['runs', 'compare', 'new-run', 'verify'] },
  { screen: { name: 'insights' }, label: 'Insights', covers: ['insights'] },
  { screen: { name: 'checklists' }, label: 'Checklists', covers: ['checklists', 'import'] },
  { screen: { name: 'settings' }, label: 'Settings', covers: ['settings'] },
];

/** The bar outside a run. */
export function TopBar(): ReactNode {
  const screen = useApp((state) => state.screen);
  const go = useApp((state) => state.go);
  return (
    <header className={styles.bar} data-pane="top">
      <Brand />
      <nav className={styles.tabs} aria-label="Main">
        {places.map((place) => (
          <button
            key={place.label}
            type="button"
            className={classNames(styles.tab, place.covers.includes(screen.name) && styles.isCurrent)}
            aria-current={place.covers.includes(screen.name) ? 'page' : undefined}
            onClick={() => go(place.screen)}
          >
            {place.label}
          </button>
        ))}
      </nav>
      <PaletteButton />
      <Operator />
    </header>
  );
}

function Operator(): ReactNode {
  const operator = useApp((state) => state.settings.operator);
  const openOverlay = useApp((state) => state.openOverlay);
  if (operator === '') return null;
  return (
    <button
      type="button"
      className={styles.operator}
      title="At the keyboard. Press to change."
      onClick={() => openOverlay({ name: 'operator' })}
    >
      <Avatar name={operator} />
      <span className="visually-hidden">At the keyboard: </span>
      <span className={styles.name}>{operator}</span>
    </button>
  );
}
