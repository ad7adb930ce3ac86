import { type ReactNode, useState } from 'react';
import { compareChecklists } from '#shared/checklist/compare-checklists.ts';
import type { ChecklistVersion } from '#shared/ipc/desktop-contract.ts';
import { Panel } from '../../ui/panel.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { titleOf, uncorrected, versionNumber } from './checklist-versions.ts';
import { DifferencesTable, differenceSentence } from './differences-table.tsx';
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
        {differenceSentence(differences)}
      </p>
      <DifferencesTable differences={differences} />
    </Panel>
  );
}
