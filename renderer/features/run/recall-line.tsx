import { type ReactNode, useMemo } from 'react';
import { useRun } from '../../stores/use-app.ts';
import { Glyph, type GlyphName } from '../../ui/glyph.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { StripLine } from '../../ui/strip-line.tsx';
import { countKinds, recalledItems, type RecallKind } from './recall-model.ts';
import { useRunView } from './run-view.ts';
import { useTimeMark } from './time-mark.ts';
import styles from './recall-line.module.css';

export const recallGlyphs: { readonly [kind in RecallKind]: GlyphName } = {
  failed: 'failed',
  deferred: 'deferred',
  due: 'deferred',
  overdue: 'late',
  late: 'late',
};

export const recallWords: { readonly [kind in RecallKind]: string } = {
  failed: 'failed',
  deferred: 'deferred',
  due: 'due now',
  overdue: 'overdue',
  late: 'late',
};

/** What is not as it should be, counted, with the newest in words. Absent when there is nothing. */
export function RecallLine(): ReactNode {
  const run = useRun();
  const timeMark = useTimeMark();
  const recalled = useMemo(() => recalledItems(run, timeMark), [run, timeMark]);
  const newest = recalled.at(-1);
  if (newest === undefined) return null;
  return (
    <StripLine onOpen={() => useRunView.setState({ isRecallOpen: true, recallAt: 0 })}>
      <span className={styles.label}>Recall</span>
      {countKinds(recalled).map(({ kind, count }) => (
        <span key={kind} className={styles[kind]}>
          <Glyph name={recallGlyphs[kind]} size={14} />
          {count} {recallWords[kind]}
        </span>
      ))}
      <span className={styles.newest}>{newest.text}</span>
      <Keycap keys="r" />
    </StripLine>
  );
}
