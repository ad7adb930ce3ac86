import type { ReactNode } from 'react';
import type { FollowUpLine } from '#shared/follow-up/follow-up.ts';
import { itemRecord } from '#shared/run/item-now.ts';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatDateLong, formatShortTime } from '#shared/time/instant.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { EvidenceList } from '../evidence/evidence-list.tsx';
import { stateGlyph, stateWord } from './follow-up-words.ts';
import styles from './follow-ups-screen.module.css';

interface FollowUpRowProps {
  readonly run: StartedRun;
  readonly line: FollowUpLine;
  readonly isCurrent: boolean;
  readonly onChoose: () => void;
  /** Shown below while it is the current one. */
  readonly children: ReactNode;
}

/** One thing that is asked: what, until when, how it stands and what was said of it. */
export function FollowUpRow({ run, line, isCurrent, onChoose, children }: FollowUpRowProps): ReactNode {
  const { item, round, state } = line;
  const text = run.places.get(item)?.item.text ?? item;
  const isLate = line.overdue && state === 'open';
  return (
    <li className={styles.line} data-line={`${item}/${round}`} data-current={isCurrent ? '' : undefined}>
      <button type="button" className={styles.row} aria-current={isCurrent} onClick={onChoose}>
        <Glyph name={isLate ? 'late' : stateGlyph[state]} size={20} />
        <span className={styles.number}>{item}</span>
        <span className={styles.text}>
          {text}
          {dayWords(run, line)}
        </span>
        <span className={line.overdue ? styles.late : styles.soft}>{standing(run, line)}</span>
      </button>
      <Below run={run} line={line} isCurrent={isCurrent}>
        {children}
      </Below>
    </li>
  );
}

function Below({ run, line, isCurrent, children }: Omit<FollowUpRowProps, 'onChoose'>): ReactNode {
  const record = itemRecord(run, line.item);
  const isHere = (other: { readonly round: number | null }): boolean => (other.round ?? 0) === line.round;
  const evidence = record.evidence.filter(isHere);
  const said = [
    ...(line.answer?.note == null ? [] : [{ key: 0, text: line.answer.note }]),
    ...record.notes.filter(isHere).map(({ stamp, text }) => ({
      key: stamp.position,
      text: `Note, ${formatDateLong(stamp.at, stamp.offsetMinutes)}, ${stamp.by}: ${text}`,
    })),
  ];
  if (!isCurrent && said.length === 0 && evidence.length === 0) return null;
  return (
    <div className={styles.below}>
      {said.length > 0 && (
        <ul className={styles.notes}>
          {said.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      )}
      {evidence.length > 0 && <EvidenceList kept={evidence} isReadOnly={!isCurrent} />}
      {isCurrent && children}
    </div>
  );
}

/** ", day 3" where one period asks the same each day. */
function dayWords(run: StartedRun, { item, round }: FollowUpLine): string {
  const repeats = run.places.get(item)?.group.followUp?.repeats;
  return round > 0 && repeats !== 'monthly' ? `, day ${round}` : '';
}

/** "done Wed 25 Nov 09:12, Mei Lindqvist" or "due Wed 25 Nov 02:04". */
function standing(run: StartedRun, { answer, state, dueAt, overdue }: FollowUpLine): string {
  if (answer !== null && state !== 'open') {
    const { at, offsetMinutes, by } = answer.stamp;
    return `${stateWord[state]} ${formatDateLong(at, offsetMinutes)} ${formatShortTime(at, offsetMinutes)}, ${by}`;
  }
  const offset = run.goLive?.declared.offsetMinutes ?? run.created.offsetMinutes;
  return `${overdue ? 'was due' : 'due'} ${formatDateLong(dueAt, offset)} ${formatShortTime(dueAt, offset)}`;
}
