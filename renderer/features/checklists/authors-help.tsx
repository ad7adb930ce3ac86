import type { ReactNode } from 'react';
import { Table } from '../../ui/table.tsx';

const rows: readonly (readonly [says: string, becomes: string])[] = [
  ['- [ ]  * [ ]  + [ ]  1. [ ]  1) [ ]', 'an item, at any depth, also in quotes; never in code'],
  ['## Step 3: Database', 'a step with a gate before it; a numbered list in a deployment section, too'],
  ['### Functional test (30-60 minutes)', 'a verification window after go-live; also “T+1h to T+2h”'],
  ['### Rollback triggers', 'conditions with a stopwatch: “Error rate >5% for >2 minutes”'],
  ['### Rollback process', 'the rollback, dormant until it is decided'],
  ['## Sign-off', 'roles that sign: “Lead Developer approval”'],
  ['### Week 1, Week 2-4, Monthly', 'follow-ups with due dates'],
  ['(if applicable), if needed, Optional: …', 'an item that asks once whether it applies'],
  ['(Chrome, Firefox, Safari)', 'sub-checks inside the item'],
  ['under 3 seconds, < 500ms, at least 99.9%', 'a measured value that is judged'],
  ['Deployed by: ____', 'a blank of the approval sheet'],
  ['Deploy to production environment', 'the item at which T+0 is offered'],
];

/** What is recognised, with an example each. */
export function AuthorsHelp(): ReactNode {
  return (
    <>
      <Table caption="What is recognised">
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col">Becomes</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([says, becomes]) => (
            <tr key={says}>
              <td data-wrap>
                <code>{says}</code>
              </td>
              <td data-wrap>{becomes}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p>
        German, French, Spanish, Portuguese, Chinese and Japanese say the same in their own words. What is not
        recognised stays a plain list; what is recognised wrongly is corrected before the version is kept.
      </p>
    </>
  );
}
