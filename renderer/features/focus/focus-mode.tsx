/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells of a tree grid have no elements of their own */
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { itemNow } from '#shared/run/item-now.ts';
import { itemsToWork, nextOpenItem } from '#shared/run/work-order.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { Pips } from '../../ui/pip.tsx';
import { pipOf } from '../now/windows-model.ts';
import { InlineEntry } from '../run/inline-entry.tsx';
import { ItemActions } from '../run/item-actions.tsx';
import { ItemDetails } from '../run/item-details.tsx';
import { stateWord } from '../run/item-words.ts';
import { MeasuredValue } from '../run/measured-value.tsx';
import { useRunView } from '../run/run-view.ts';
import { SubChecks } from '../run/sub-checks.tsx';
import { useTimeMark } from '../run/time-mark.ts';
import { StatusBar } from '../shell/status-bar.tsx';
import { FocusFooter } from './focus-footer.tsx';
import { FocusTrigger } from './focus-trigger.tsx';
import styles from './focus-mode.module.css';

const longText = 48;

/** One item, as large as the window allows: the challenge is its text, the response its button. */
export function FocusMode({ frame }: { readonly frame: RefObject<HTMLElement | null> }): ReactNode {
  const run = useRun();
  const current = useApp((state) => state.currentItem);
  const timeMark = useTimeMark();
  const place = current === null ? undefined : run.places.get(current);
  if (place === undefined) return null;
  const items = itemsToWork(run, place.group.number);
  const pips = items.map((item) =>
    item.number === current && itemNow(run, item.number).state === 'open'
      ? 'current'
      : pipOf(run, item.number, timeMark),
  );
  return (
    <main ref={frame} className={styles.mode} data-pane="items">
      <div className={styles.top}>
        <span>
          {place.group.number} {place.group.title}
        </span>
        <Pips pips={pips} />
        <span className={styles.space} />
        <FocusTrigger />
        <button
          type="button"
          className={styles.leave}
          onClick={() => useRunView.setState({ isFocusMode: false })}
        >
          <kbd>Esc</kbd> list
        </button>
      </div>
      <Challenge
        key={place.item.number}
        item={place.item}
        position={items.findIndex((item) => item.number === current) + 1}
        total={items.length}
      />
      <StatusBar />
      <FocusFooter item={place.item.number} next={nextOpenItem(run, place.item.number)} />
    </main>
  );
}

interface ChallengeProps {
  readonly item: ChecklistItem;
  readonly position: number;
  readonly total: number;
}

function Challenge({ item, position, total }: ChallengeProps): ReactNode {
  const run = useRun();
  const entry = useRunView((view) => (view.entry?.item === item.number ? view.entry : null));
  const isOpen = useRunView((view) => view.details === item.number);
  const serial = useRunView((view) => view.focusSerial);
  const body = useRef<HTMLDivElement>(null);
  const now = itemNow(run, item.number);
  const asksValue =
    item.limit !== null && (now.state === 'open' || now.state === 'failed' || now.state === 'deferred');
  // The item takes the keyboard, or its value does.
  useEffect(() => {
    const value = body.current?.querySelector<HTMLElement>('input[data-letters="commands"]');
    (value ?? body.current)?.focus();
  }, [serial, item.number]);
  return (
    <div
      ref={body}
      className={styles.body}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- letters are commands while it has the keyboard
      tabIndex={-1}
      data-item={item.number}
    >
      <p className={styles.number}>
        {item.number}{' '}
        <span>
          {position} of {total}
          {now.state !== 'open' && `, ${stateWord(now.state)}`}
        </span>
      </p>
      <h1 className={classNames(styles.text, item.text.length > longText && styles.isLong)}>{item.text}</h1>
      {now.reason !== null && <p className={styles.reason}>{now.reason}</p>}
      {item.subChecks.length > 0 && entry === null && (
        <div role="treegrid" aria-label="Sub-checks" className={styles.checks}>
          <SubChecks item={item} />
        </div>
      )}
      <div className={styles.response}>
        {asksValue && <MeasuredValue item={item} />}
        {entry === null ? (
          <ItemActions item={item} size="lg" />
        ) : (
          <InlineEntry key={entry.kind} entry={entry} />
        )}
        {isOpen && <ItemDetails item={item} />}
      </div>
    </div>
  );
}
