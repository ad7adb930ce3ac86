/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells of a tree grid have no elements of their own */
import type { ReactNode } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import styles from './go-live-dialog.module.css';

/** The line under the item that takes traffic, once it is done: go-live is offered, never declared by itself. */
export function GoLiveOffer(): ReactNode {
  const openOverlay = useApp((state) => state.openOverlay);
  return (
    <div role="row" aria-level={2} aria-label="Go-live is not declared" className={styles.offer}>
      <span role="gridcell">
        <Button size="sm" keys="Ctrl+L" onClick={() => openOverlay({ name: 'go-live' })}>
          Declare go-live
        </Button>
      </span>
    </div>
  );
}
