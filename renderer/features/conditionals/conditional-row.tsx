/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells of a tree grid have no elements of their own */
import { type ReactNode, useState } from 'react';
import type { ChecklistItem } from '#shared/checklist/checklist.ts';
import { itemNow } from '#shared/run/item-now.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { useRun } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { itemGlyph, rowName } from '../run/item-words.ts';
import styles from './conditionals.module.css';

interface ConditionalRowProps {
  readonly item: ChecklistItem;
  /** Asked when a rollback reaches it. */
  readonly isLater: boolean;
  readonly isCurrent: boolean;
  /** Marked since: the answer stays. */
  readonly isFixed: boolean;
  readonly asksReason: boolean;
  readonly onSelect: () => void;
  readonly onApplies: () => void;
  readonly onAskReason: () => void;
  readonly onDoesNotApply: (reason: string) => void;
  readonly onCancel: () => void;
}

/** One conditional item with its answer, or the two answers it can get. */
export function ConditionalRow(props: ConditionalRowProps): ReactNode {
  const { item, isLater, isCurrent, asksReason, onSelect } = props;
  const run = useRun();
  const now = itemNow(run, item.number);
  const answer = answerOf(now.applies, isLater);
  return (
    <div
      role="row"
      aria-level={1}
      aria-label={`${rowName(run, item.number, 0)}, ${answer === '' ? 'not answered' : answer}`}
      aria-current={isCurrent ? true : undefined}
      tabIndex={isCurrent ? 0 : -1}
      data-item={item.number}
      className={classNames(styles.row, isCurrent && styles.isCurrent)}
      onClick={onSelect}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) onSelect();
      }}
    >
      <span role="gridcell" className={styles.glyph}>
        <Glyph name={itemGlyph(now)} />
      </span>
      <span role="gridcell" className={styles.number}>
        {item.number}
      </span>
      <span role="gridcell" className={styles.text}>
        <b>{item.text}</b>
        <span>{secondLine(run, item, isLater)}</span>
      </span>
      <span role="gridcell" className={styles.answer}>
        <Answer {...props} answer={answer} isAnswered={now.applies !== null} />
      </span>
      {asksReason && <Reason {...props} />}
    </div>
  );
}

interface AnswerProps extends ConditionalRowProps {
  readonly answer: string;
  readonly isAnswered: boolean;
}

function Answer(props: AnswerProps): ReactNode {
  const { answer, isAnswered, isLater, isCurrent, isFixed, asksReason, onSelect, onApplies, onAskReason } =
    props;
  const [changes, setChanges] = useState(false);
  if (isLater || isFixed || asksReason) return answer;
  if (isCurrent && (!isAnswered || changes)) {
    return (
      <>
        <Button size="sm" variant="primary" keys="y" onClick={onApplies}>
          Applies
        </Button>
        <Button size="sm" keys="a" onClick={onAskReason}>
          Does not apply
        </Button>
      </>
    );
  }
  return (
    <>
      {answer}
      {isAnswered && (
        <Button
          size="sm"
          variant="quiet"
          onClick={() => {
            onSelect();
            setChanges(true);
          }}
        >
          Change
        </Button>
      )}
    </>
  );
}

function Reason({ onDoesNotApply, onCancel }: ConditionalRowProps): ReactNode {
  const [reason, setReason] = useState('Not part of this release');
  return (
    <div
      role="gridcell"
      tabIndex={-1}
      className={styles.reason}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        else if (event.key === 'Enter' && !event.shiftKey && event.target instanceof HTMLTextAreaElement) {
          if (!event.repeat && reason.trim() !== '') onDoesNotApply(reason.trim());
        } else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <TextArea
        label="Why it does not apply"
        value={reason}
        onChange={setReason}
        textarea={{ ref: selectAll }}
        error={reason.trim() === '' ? 'Give a reason. It is printed with the item.' : undefined}
      />
      <span className={styles.buttons}>
        <Button size="sm" variant="primary" keys="Enter" onClick={() => onDoesNotApply(reason.trim())}>
          Does not apply
        </Button>
        <Button size="sm" variant="quiet" keys="Esc" onClick={onCancel}>
          Cancel
        </Button>
      </span>
    </div>
  );
}

function selectAll(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.select();
}

function answerOf(applies: boolean | null, isLater: boolean): string {
  if (applies === null) return isLater ? 'later' : '';
  return applies ? 'applies' : 'does not apply';
}

function secondLine(run: StartedRun, item: ChecklistItem, isLater: boolean): string {
  const now = itemNow(run, item.number);
  const group = run.places.get(item.number)?.group;
  if (isLater && now.applies === null) return 'Asked when a rollback starts, not now.';
  return now.reason ?? group?.title ?? '';
}
