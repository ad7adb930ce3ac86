import { type ReactNode, useEffect } from 'react';
import { create } from 'zustand';
import type { StatusLine } from '../../stores/app-state.ts';
import { useApp } from '../../stores/use-app.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Toast } from '../../ui/toast.tsx';
import styles from './status-bar.module.css';

const staysMs = 8000;

/** How many bars on screen show the status line themselves. */
const usePlaces = create<{ readonly count: number }>()(() => ({ count: 0 }));

/** The status line where a screen has a bar for it; it covers nothing. Null while there is nothing to say. */
export function StatusBar(): ReactNode {
  const statusLine = useApp((state) => state.statusLine);
  // While this bar is there no toast is shown.
  useEffect(() => {
    usePlaces.setState(({ count }) => ({ count: count + 1 }));
    return () => usePlaces.setState(({ count }) => ({ count: count - 1 }));
  }, []);
  return statusLine === null ? null : <PassingLine key={statusLine.serial} statusLine={statusLine} />;
}

/** The status line of screens without a bar, at the bottom of the window. */
export function StatusToast(): ReactNode {
  const statusLine = useApp((state) => state.statusLine);
  const hasBar = usePlaces(({ count }) => count > 0);
  if (statusLine === null || hasBar) return null;
  return <PassingToast key={statusLine.serial} statusLine={statusLine} />;
}

interface PassingProps {
  readonly statusLine: StatusLine;
}

function PassingLine({ statusLine }: PassingProps): ReactNode {
  const clear = usePassing();
  return (
    <section aria-label="Status" className={styles.line}>
      <span className={styles.text}>{statusLine.text}</span>
      <IconButton icon="close" label="Close" onClick={clear} />
    </section>
  );
}

function PassingToast({ statusLine }: PassingProps): ReactNode {
  const clear = usePassing();
  return (
    <section aria-label="Status">
      <Toast onClose={clear}>{statusLine.text}</Toast>
    </section>
  );
}

function usePassing(): () => void {
  const clear = useApp((state) => state.clearStatusLine);
  // A sentence goes by itself after a while; the next one starts anew.
  useEffect(() => {
    const timer = window.setTimeout(clear, staysMs);
    return () => window.clearTimeout(timer);
  }, [clear]);
  return clear;
}
