import type { ReactNode } from 'react';
import type { RunSummary } from '#shared/run/summarise-run.ts';
import { desktop } from '../../desktop.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { runName, shortRunNumber } from '../shell/run-name.ts';
import styles from './home-screen.module.css';

/** A run whose file does not hold: it stays in the list, with what is safe and what to do. */
export function UnreadableRow({ summary }: { readonly summary: RunSummary }): ReactNode {
  const folder = useApp((state) => state.startUp?.dataFolder ?? '');
  return (
    <article className={styles.unreadable}>
      <Glyph name="caution" />
      <div className={styles.stepText}>
        <b>
          {runName(summary)}, Run {shortRunNumber(summary.runNumber)}
        </b>
        <span className={styles.detail}>
          This run cannot be read. Its file was changed outside Runsheet. Your other runs are safe. Restore it
          from a backup.
        </span>
      </div>
      <Button data-row onClick={() => void desktop.showInFolder({ path: folder })}>
        Show file
      </Button>
    </article>
  );
}
