import type { ReactNode } from 'react';
import { itemNow } from '#shared/run/item-now.ts';
import type { GateView, RecallLine } from '#shared/verification/gate.ts';
import { useRun } from '../../stores/use-app.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { overriddenWords } from '../gate/gate-lines.tsx';
import { itemGlyph, stateWord } from '../run/item-words.ts';
import { countOf } from '../run/labels.ts';
import styles from './go-live-dialog.module.css';

const shownLines = 6;

/** What is not closed at go-live: covered by an earlier override, or new. */
export function GoLiveRecall({ view }: { readonly view: GateView }): ReactNode {
  const run = useRun();
  const lines: readonly RecallLine[] = [...view.notClear, ...view.overridden];
  if (lines.length === 0) return null;
  const gates = [...new Set(view.overridden.map((line) => line.overriddenAt ?? ''))];
  const covered = gates
    .map((gate, index) => overriddenWords(run, gate).slice(index === 0 ? 0 : 'overridden '.length))
    .join(' and ');
  const note =
    view.notClear.length === 0
      ? `${lines.length === 2 && gates.length === 1 ? 'both ' : ''}${covered}, nothing new`
      : `${countOf(view.notClear.length, 'item')} new`;
  return (
    <p className={styles.recall}>
      <b>Recall</b>
      {lines.slice(0, shownLines).map((line) => (
        <span key={line.item} className={styles[line.state]} title={run.places.get(line.item)?.item.text}>
          <Glyph name={itemGlyph(itemNow(run, line.item))} size={14} />
          {line.item} {stateWord(line.state)}
        </span>
      ))}
      {lines.length > shownLines && <span>and {lines.length - shownLines} more</span>}
      <span className={styles.note}>{note}</span>
    </p>
  );
}
