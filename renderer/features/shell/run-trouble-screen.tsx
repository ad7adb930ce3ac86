import type { ReactNode } from 'react';
import type { Trouble } from '#shared/ipc/trouble.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { ScreenFrame } from './app-frame.tsx';
import styles from './app-frame.module.css';
import { troubleText } from '../../stores/trouble-text.ts';

/** In place of a run that cannot be read. */
export function RunTroubleScreen({ trouble }: { readonly trouble: Trouble }): ReactNode {
  const go = useApp((state) => state.go);
  const offset = useApp((state) => state.offsetMinutes);
  const folder = useApp((state) => state.startUp?.dataFolder ?? '');
  return (
    <ScreenFrame title="This run cannot be opened">
      <div className={styles.waiting}>
        <p>{troubleText(trouble, offset)}</p>
        <div className={styles.buttons}>
          <Button variant="primary" onClick={() => go({ name: 'runs' })}>
            Back to Runs
          </Button>
          <Button onClick={() => void desktop.showInFolder({ path: folder })}>Show file</Button>
        </div>
      </div>
    </ScreenFrame>
  );
}
