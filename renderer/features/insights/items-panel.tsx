import { type ReactNode, useState } from 'react';
import { explainAdvice, type ItemRanking, type RankedItem } from '#shared/insights/item-ranking.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StackedBar } from '../../ui/progress-bar.tsx';
import { Table } from '../../ui/table.tsx';
import { counted } from './figures.ts';
import { LeftOutLine } from './left-out-line.tsx';
import styles from './insights.module.css';

const shownAtFirst = 8;

/** The items to look at when the checklist is written anew, with its own words beside them. */
export function ItemsPanel({ ranking }: { readonly ranking: ItemRanking }): ReactNode {
  const { rows: items, leftOut } = ranking;
  const [isAll, setAll] = useState(false);
  if (items.length === 0) return null;
  const shown = isAll ? items : items.slice(0, shownAtFirst);
  const runs = Math.max(...items.map((item) => item.runs));
  return (
    <Panel title="Items most often not plainly done" count={counted(runs, 'run')}>
      <Table caption="Items most often not plainly done" className={styles.ranking}>
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Item</th>
            {['Late', 'Failed', 'Deferred', 'N/A'].map((head) => (
              <th key={head} scope="col" data-align="end">
                {head}
              </th>
            ))}
            <th scope="col" className={styles.barColumn}>
              <span className="visually-hidden">Share</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((item) => (
            <ItemRow key={`${item.group} ${item.number} ${item.text}`} item={item} />
          ))}
        </tbody>
      </Table>
      {items.length > shownAtFirst && (
        <Button size="sm" className={styles.more} onClick={() => setAll(!isAll)}>
          {isAll ? 'Show the first 8' : `Show all ${items.length}`}
        </Button>
      )}
      <LeftOutLine leftOut={leftOut} />
    </Panel>
  );
}

function ItemRow({ item }: { readonly item: RankedItem }): ReactNode {
  const { late, failed, deferred, notApplicable, runs } = item;
  const advice = explainAdvice(item);
  const count = (value: number, tone: string | undefined): ReactNode => (
    <td data-align="end" className={value === 0 ? styles.none : tone}>
      {value}
    </td>
  );
  return (
    <tr>
      <td className={styles.none}>{item.number}</td>
      <th scope="row" data-wrap className={styles.itemText}>
        {item.text}
        {advice !== '' && <span className={styles.advice}>{advice}</span>}
      </th>
      {count(late, styles.late)}
      {count(failed, styles.failed)}
      {count(deferred, styles.deferred)}
      {count(notApplicable, styles.soft)}
      <td className={styles.barColumn}>
        <StackedBar
          total={runs}
          alt={`In ${late + failed + deferred + notApplicable} of ${counted(runs, 'run')}`}
          parts={[
            { id: 'late', count: late, tone: 'late' },
            { id: 'failed', count: failed, tone: 'failed' },
            { id: 'deferred', count: deferred, tone: 'deferred' },
            { id: 'na', count: notApplicable, tone: 'na' },
          ]}
        />
      </td>
    </tr>
  );
}
