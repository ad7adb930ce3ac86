import type { ReactNode } from 'react';
import type { PassedGates } from '#shared/insights/override-outcomes.ts';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table.tsx';
import { LeftOutLine } from './left-out-line.tsx';
import styles from './insights.module.css';

/** Gates that were passed by override, and how the runs that did so ended. */
export function OverridesPanel({ passed }: { readonly passed: PassedGates }): ReactNode {
  const { rows: overrides, leftOut } = passed;
  if (overrides.length === 0) return null;
  return (
    <Panel title="Gates passed by override" count="and how those runs ended">
      <Table caption="Gates passed by override">
        <thead>
          <tr>
            <th scope="col">Gate</th>
            {['Runs', 'Deployed', 'Rolled back', 'Aborted'].map((head) => (
              <th key={head} scope="col" data-align="end">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {overrides.map((row) => (
            <tr key={row.gate}>
              <th scope="row" data-wrap>
                {row.gate}
              </th>
              <td data-align="end">{row.runs}</td>
              <td data-align="end">{row.deployed}</td>
              <td data-align="end" className={row.rolledBack > 0 ? styles.failed : styles.none}>
                {row.rolledBack}
              </td>
              <td data-align="end" className={row.aborted > 0 ? styles.soft : styles.none}>
                {row.aborted}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <LeftOutLine leftOut={leftOut} />
    </Panel>
  );
}
