import type { ReactNode } from 'react';
import { desktop } from '../../desktop.ts';
import { Button } from '../../ui/button.tsx';
import { useAfter } from '../../ui/use-after.ts';
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

/** While main reads something large: that it does, and how to stop it. */
export function ReadingWait(): ReactNode {
  // So that a quick answer does not flicker.
  if (!useAfter(150)) return null;
  return (
    <output className={styles.wait}>
      This checklist is large. It is being read.
      <StopReading />
    </output>
  );
}

/** Ends what main reads; whoever waits for it hears that it was stopped. */
export function StopReading(): ReactNode {
  return (
    <Button size="sm" onClick={() => void desktop.cancelReading(null)}>
      Stop reading
    </Button>
  );
}
