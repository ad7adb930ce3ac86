import { type ReactNode, useState } from 'react';
import { desktop } from '../../desktop.ts';
import { Button } from '../../ui/button.tsx';
import styles from './app-frame.module.css';
import { troubleText } from '../../stores/trouble-text.ts';

interface FailureScreenProps {
  readonly failure: string;
  readonly runId: string | null;
}

/** After a bug: what is safe, and the two things that help. */
export function FailureScreen({ failure, runId }: FailureScreenProps): ReactNode {
  const [saved, setSaved] = useState<string | null>(null);
  const saveCopy = async (): Promise<void> => {
    if (runId === null) return;
    const answer = await desktop.exportRun({ runId, as: 'ledger' });
    if (answer.ok) setSaved(`The copy is saved: ${answer.value.path}`);
    else if (answer.error.code !== 'Cancelled')
      setSaved(troubleText(answer.error, -new Date().getTimezoneOffset()));
  };
  return (
    <>
      <h1>This screen cannot be drawn</h1>
      <p>
        Everything recorded so far is safe on this laptop. Reload to go on where you were. If it happens
        again, save a copy of the run first.
      </p>
      <div className={styles.buttons}>
        <Button variant="primary" onClick={() => window.location.reload()}>
          Reload
        </Button>
        {runId !== null && <Button onClick={() => void saveCopy()}>Save a copy of the run</Button>}
      </div>
      {saved !== null && <output>{saved}</output>}
      <p className={styles.above}>For the report: {failure}</p>
    </>
  );
}
