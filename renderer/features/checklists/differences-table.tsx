import type { ReactNode } from 'react';
import type { ChecklistDifference } from '#shared/checklist/compare-checklists.ts';
import { changeWords, countDifferences, describeDifference } from '#shared/checklist/describe-difference.ts';
import { useSomeRows } from '../../ui/some-rows.tsx';
import { Table } from '../../ui/table.tsx';

/** "2 added, 1 reworded." */
export function differenceSentence(differences: readonly ChecklistDifference[]): string {
  const words = countDifferences(differences);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}

/** What changed between two versions, item by item; nothing where they have the same items. */
export function DifferencesTable({
  differences,
}: {
  readonly differences: readonly ChecklistDifference[];
}): ReactNode {
  const { shown, after } = useSomeRows(differences);
  if (differences.length === 0) return null;
  return (
    <>
      <Table caption="Differences">
        <thead>
          <tr>
            <th scope="col">Change</th>
            <th scope="col">Item</th>
            <th scope="col">Words</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((difference) => {
            const item = 'to' in difference ? difference.to : difference.from;
            return (
              <tr key={`${difference.change} ${item}`}>
                <td>{changeWords[difference.change]}</td>
                <td>{item}</td>
                <td data-wrap>{describeDifference(difference)}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      {after}
    </>
  );
}
