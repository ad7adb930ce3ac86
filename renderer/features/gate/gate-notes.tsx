import type { ReactNode } from 'react';
import { sectionSummary } from './gate-summary.ts';
import type { GateView } from '#shared/verification/gate.ts';
import { useAppStore, useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { countOf } from '../run/labels.ts';
import { useRunView } from '../run/run-view.ts';
import { overriddenWords } from './gate-lines.tsx';
import styles from './gate.module.css';

interface GateNotesProps {
  readonly view: GateView;
  /** "Step 3" */
  readonly name: string;
}

/** What a gate tells but does not wait for: other sections, earlier overrides, unanswered questions, a no-go. */
export function GateNotes({ view, name }: GateNotesProps): ReactNode {
  const run = useRun();
  const store = useAppStore();
  const isLateStep = run.goLive === null && run.steps[lastButOne(run.checklist.sections)] !== undefined;
  return (
    <>
      {view.noGo.map((entry) => (
        <p key={entry.role} className={styles.note}>
          <Glyph name="caution" size={16} />
          <span>
            {run.places.get(entry.role)?.item.role ?? entry.role}, {entry.name}, said no-go
            {entry.sentence === null ? '.' : `: ${entry.sentence}`}
          </span>
        </p>
      ))}
      {view.overridden.map((line) => (
        <p key={line.item} className={styles.note}>
          <span>
            {line.item} {run.places.get(line.item)?.item.text},{' '}
            {overriddenWords(run, line.overriddenAt ?? '')}
          </span>
        </p>
      ))}
      {view.unanswered.length > 0 && (
        <p className={styles.note}>
          <span>
            {countOf(view.unanswered.length, 'item asks', 'items ask')} whether they apply:{' '}
            {view.unanswered.join(', ')}
          </span>
          <Button size="sm" variant="quiet" onClick={() => useRunView.setState({ list: 'conditionals' })}>
            Answer
          </Button>
        </p>
      )}
      {view.elsewhere.length > 0 && (
        <details className={styles.note}>
          <summary>
            <Icon name="chevron-right" />
            Also open, not required for {name}: <b>{sectionSummary(run, view.elsewhere)}</b>
          </summary>
          <ul>
            {view.elsewhere.map((line) => (
              <li key={line.item}>
                {line.item} {run.places.get(line.item)?.item.text}
              </li>
            ))}
          </ul>
        </details>
      )}
      {isLateStep && (
        <p className={styles.note}>
          <span>Go-live is not declared. The windows are not running.</span>
          <Button size="sm" keys="Ctrl+L" onClick={() => store.getState().openOverlay({ name: 'go-live' })}>
            Declare go-live
          </Button>
        </p>
      )}
    </>
  );
}

/** The last step but one: once it has started, go-live should have been declared. */
function lastButOne(
  sections: readonly {
    readonly groups: readonly { readonly step: number | null; readonly number: string }[];
  }[],
): string {
  const steps = sections.flatMap((section) => section.groups).filter((group) => group.step !== null);
  return steps.at(-2)?.number ?? '';
}
