import type { ReactNode } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { NowPanel } from '../now/now-panel.tsx';
import { sendFocus, useRunView } from './run-view.ts';
import styles from './run-screen.module.css';

/** The Now panel over the list, in a small window. */
export function NowCover(): ReactNode {
  const close = (): void => {
    useRunView.setState({ cover: 'none' });
    sendFocus('list');
  };
  return (
    <Dialog title="Now" look="bare" initialFocus="dialog" onClose={close} className={styles.cover}>
      <div className={styles.coverClose}>
        <IconButton icon="close" label="Close" onClick={close} />
      </div>
      <NowPanel isNarrow={false} />
    </Dialog>
  );
}
