import { type ReactNode, useState } from 'react';
import type { LeftOut } from '#shared/insights/left-out.ts';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { LeftOutLine } from './left-out-line.tsx';
import styles from './insights.module.css';

interface ChartPanelProps {
  readonly title: string;
  readonly note: string;
  readonly legend?: ReactNode | undefined;
  readonly leftOut?: readonly LeftOut[] | undefined;
  /** The picture; null where there are too few runs for one, then only the table is shown. */
  readonly chart: ReactNode | null;
  readonly table: ReactNode;
  readonly isWide?: boolean | undefined;
}

/** A picture and, at the press of a button, the same numbers as a table. */
export function ChartPanel(props: ChartPanelProps): ReactNode {
  const { title, note, legend, leftOut = [], chart, table, isWide } = props;
  const [isTable, setTable] = useState(false);
  const showsTable = isTable || chart === null;
  return (
    <Panel
      title={title}
      count={note}
      className={isWide ? styles.wide : undefined}
      aside={
        <>
          {!showsTable && legend}
          {chart !== null && (
            <Button size="sm" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
              <span>{isTable ? 'Show as chart' : 'Show as table'}</span>
              <span className="visually-hidden">: {title}</span>
            </Button>
          )}
        </>
      }
    >
      {showsTable ? table : chart}
      <LeftOutLine leftOut={leftOut} />
    </Panel>
  );
}
