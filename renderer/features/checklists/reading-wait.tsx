import { type ReactNode, useEffect, useState } from 'react';
import { desktop } from '../../desktop.ts';
import { Button } from '../../ui/button.tsx';
import styles from './reading-wait.module.css';
import type { Wait } from './use-reading.ts';

/** What is shown of something large that is being read, or was not; nothing where nobody waits. */
export function WaitLine({ wait: { isWaiting, problem, tryAgain } }: { readonly wait: Wait }): ReactNode {
  if (isWaiting) return <ReadingWait />;
  if (problem === null) return null;
  return (
    <p className={styles.wait} role="alert">
      {problem}
      <Button size="sm" onClick={tryAgain}>
        Read it
      </Button>
    </p>
  );
}

/** While main reads something large: that it does, and how to stop it. Nothing for 150 ms, so that it does not flicker. */
export function ReadingWait(): ReactNode {
  const [isSlow, setSlow] = useState(false);
  // A timer is outside React.
  useEffect(() => {
    const timer = window.setTimeout(() => setSlow(true), 150);
    return () => window.clearTimeout(timer);
  }, []);
  if (!isSlow) return null;
  return (
    <output className={styles.wait}>
      This checklist is large. It is being read.
      <Button size="sm" onClick={() => void desktop.cancelReading(null)}>
        Stop reading
      </Button>
    </output>
  );
}
