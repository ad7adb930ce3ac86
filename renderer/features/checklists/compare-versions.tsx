import { type ReactNode, useState } from 'react';
import { compareChecklists } from '#shared/checklist/compare-checklists.ts';
import { changeWords, countDifferences, describeDifference } from '#shared/checklist/describe-difference.ts';
import type { ChecklistVersion } from '#shared/ipc/desktop-contract.ts';
import { Panel } from '../../ui/panel.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Table } from '../../ui/table.tsx';
import { titleOf, uncorrected, versionNumber } from './checklist-versions.ts';
import styles from './checklists-screen.module.css';

/** Any two versions, item by item. */
export function CompareVersions({ versions }: { readonly versions: readonly ChecklistVersion[] }): ReactNode {
  const [newer, setNewer] = useState(versions[0]?.sha256 ?? '');
  const [older, setOlder] = useState(versions[1]?.sha256 ?? '');
  const options = versions.map((version) => ({
    value: version.sha256,
    label: `${titleOf(version)}, version ${versionNumber(versions, version)} (${version.sha256.slice(0, 8)})`,
  }));
  const [before, after] = [older, newer].map((sha256) => {
    const version = versions.find((one) => one.sha256 === sha256);
    return version === undefined ? null : uncorrected(version);
  });
  const differences = before && after ? compareChecklists(before, after).differences : [];
  return (
    <Panel title="Compare two versions">
      <div className={styles.compare}>
        <SelectField label="Older" value={older} options={options} onChange={setOlder} />
        <SelectField label="Newer" value={newer} options={options} onChange={setNewer} />
      </div>
      <p className={styles.note} aria-live="polite">
        {`${capital(countDifferences(differences))}.`}
      </p>
      {differences.length > 0 && (
        <Table caption="Differences">
          <thead>
            <tr>
              <th scope="col">Change</th>
              <th scope="col">Item</th>
              <th scope="col">Words</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => {
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
      )}
    </Panel>
  );
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
