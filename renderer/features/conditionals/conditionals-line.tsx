import { type ReactNode, useEffect, useRef } from 'react';
import { isAsked, unansweredConditionals } from '#shared/run/conditional-items.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useOfRun } from '../../stores/use-app.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { Keycap } from '../../ui/keycap.tsx';
import { countOf } from '../run/labels.ts';
import { useRunView } from '../run/run-view.ts';
import styles from './conditionals.module.css';

/** The first line of Prepare while questions are open; a run that is opened starts here. */
export function ConditionalsLine(): ReactNode {
  const places = useOfRun((run) => run.places);
  const open = useOfRun((run) => unansweredConditionals(run, 'prepare').length);
  const line = useRef<HTMLButtonElement>(null);
  const askedFor = useRunView((view) => (view.focusTarget === 'questions' ? view.focusSerial : null));
  // An untouched run begins with the questions, so Enter opens them at once.
  useEffect(() => {
    if (askedFor !== null) line.current?.focus();
  }, [askedFor]);
  if (open === 0) return null;
  return (
    <button
      ref={line}
      type="button"
      className={styles.ask}
      onClick={() => useRunView.setState({ list: 'conditionals' })}
    >
      <Glyph name="open" />
      <span className={styles.question}>{questionOf(places, open)}</span>
      <Keycap keys="Enter" />
    </button>
  );
}

/** All are counted until one is answered, those a rollback would ask too; then what is left for now. */
function questionOf(places: StartedRun['places'], open: number): string {
  const asking = [...places.values()].filter(isAsked);
  const isUntouched = open === asking.filter(({ group }) => group.kind !== 'rollback').length;
  return isUntouched
    ? `${countOf(asking.length, 'item asks', 'items ask')} whether they apply`
    : `${countOf(open, 'item still asks whether it applies', 'items still ask whether they apply')}`;
}
