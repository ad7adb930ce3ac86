import type { ReactNode } from 'react';
import type { Progress } from '#shared/run/progress.ts';
import { Glyph } from '../../ui/glyph.tsx';
import styles from './rail.module.css';

/** Failed, deferred and late or overdue, as small shapes with their numbers. */
export function RailFlags({ progress }: { readonly progress: Progress }): ReactNode {
  const late = progress.late + progress.overdue;
  if (progress.failed + progress.deferred + late === 0) return null;
  return (
    <span className={styles.flags}>
      {progress.failed > 0 && (
        <span className={styles.failed}>
          <Glyph name="failed" size={12} />
          {progress.failed}
          <span className="visually-hidden"> failed</span>
        </span>
      )}
      {progress.deferred > 0 && (
        <span className={styles.deferred}>
          <Glyph name="deferred" size={12} />
          {progress.deferred}
          <span className="visually-hidden"> deferred</span>
        </span>
      )}
      {late > 0 && (
        <span className={styles.late}>
          <Glyph name="late" size={12} />
          {late}
          <span className="visually-hidden"> late or overdue</span>
        </span>
      )}
    </span>
  );
}

/** "3 of 6 closed, 1 failed, 1 deferred, 0 not applicable, 0 late" */
export function spokenProgress(progress: Progress): string {
  const overdue = progress.overdue > 0 ? `, ${progress.overdue} overdue` : '';
  return `${progress.closed} of ${progress.total} closed, ${progress.failed} failed, ${progress.deferred} deferred, ${progress.notApplicable} not applicable, ${progress.late} late${overdue}`;
}
