import type { ReactNode } from 'react';
import type { Insights } from '#shared/insights/insights.ts';
import { definitions } from '#shared/insights/insight-words.ts';
import { explainLeftOut, type LeftOut } from '#shared/insights/left-out.ts';
import { counted, percentText, roughTimeText, timeText } from './figures.ts';
import styles from './insights.module.css';

/** The numbers on top, each with what it is made of, how it is defined and what it left out. */
export function KeyCards({ insights }: { readonly insights: Insights }): ReactNode {
  const { counts, changeFailure, restore, inWindow, interval, approvals } = insights;
  return (
    <dl className={styles.cards}>
      <Card
        name="Runs"
        value={String(counts.finished)}
        made={`${counts.deployed} deployed, ${counts.rolledBack} rolled back, ${counts.aborted} aborted`}
        definition={definitions.runs}
        leftOut={counts.leftOut}
      />
      <Card
        name="Change failure rate"
        value={percentText(changeFailure.share)}
        made={`${changeFailure.part} of ${counted(changeFailure.whole, 'run')} that went live were rolled back`}
        definition={definitions.changeFailure}
        leftOut={changeFailure.leftOut}
      />
      <Card
        name="Time to restore, median"
        value={timeText(restore.medianMs)}
        made={`${counted(restore.count, 'rollback')}, first observed to verified`}
        definition={definitions.restore}
        leftOut={restore.leftOut}
      />
      <Card
        name="Closed inside their window"
        value={percentText(inWindow.share)}
        made={`${inWindow.whole - inWindow.part} of ${counted(inWindow.whole, 'item')} were late, ${counted(inWindow.runs, 'deployed run')}`}
        definition={definitions.inWindow}
        leftOut={inWindow.leftOut}
      />
      <Card
        name="Between go-lives, median"
        value={roughTimeText(interval.medianMs)}
        made={counted(interval.count, 'go-live')}
        definition={definitions.interval}
        leftOut={interval.leftOut}
      />
      <Card
        name="Approved before go-live, median"
        value={roughTimeText(approvals.medianMs)}
        made={`${approvals.retrospective} of ${counted(approvals.approvals, 'approval')} came after go-live`}
        definition={definitions.approvals}
        leftOut={approvals.leftOut}
      />
    </dl>
  );
}

interface CardProps {
  readonly name: string;
  readonly value: string;
  readonly made: string;
  readonly definition: string;
  readonly leftOut: readonly LeftOut[];
}

function Card({ name, value, made, definition, leftOut }: CardProps): ReactNode {
  const left = explainLeftOut(leftOut);
  return (
    <div className={styles.keyCard}>
      <dt className={styles.keyName}>{name}</dt>
      <dd className={styles.keyValue}>{value}</dd>
      <dd className={styles.keyMade}>{made}</dd>
      <dd className={styles.keySmall}>{definition}</dd>
      {left !== '' && <dd className={styles.leftOut}>{left}</dd>}
    </div>
  );
}
