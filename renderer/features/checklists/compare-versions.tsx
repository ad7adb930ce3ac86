import { type ReactNode, useState } from 'react';
import type { ReadText } from '#shared/checklist/compare/compare-once.ts';
import type { ChecklistVersion } from '#shared/ipc/desktop-contract.ts';
import { Panel } from '../../ui/panel.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { titleOf, versionNumber } from './checklist-versions.ts';
import { DifferencesTable, differenceSentence } from './differences-table.tsx';
import { WaitLine } from './reading-wait.tsx';
import { useComparison, useReading, type Wait } from './use-reading.ts';
import styles from './checklists-screen.module.css';

/** Any two versions, item by item. */
export function CompareVersions({ versions }: { readonly versions: readonly ChecklistVersion[] }): ReactNode {
  const [newer, setNewer] = useState(versions[0]?.sha256 ?? '');
  const [older, setOlder] = useState(versions[1]?.sha256 ?? '');
  const options = versions.map((version) => ({
    value: version.sha256,
    label: `${titleOf(version)}, version ${versionNumber(versions, version)} (${version.sha256.slice(0, 8)})`,
  }));
  const before = useVersionText(versions, older);
  const after = useVersionText(versions, newer);
  const comparison = useComparison(before.text, after.text);
  const wait = [before.reading, after.reading, comparison].find(
    ({ isWaiting, problem }) => isWaiting || problem !== null,
  );
  return (
    <Panel title="Compare two versions">
      <div className={styles.compare}>
        <SelectField label="Older" value={older} options={options} onChange={setOlder} />
        <SelectField label="Newer" value={newer} options={options} onChange={setNewer} />
      </div>
      {wait !== undefined && <WaitLine wait={wait} />}
      <p className={styles.note} aria-live="polite">
        {comparison.value === null ? '' : differenceSentence(comparison.value.differences)}
      </p>
      {comparison.value !== null && <DifferencesTable differences={comparison.value.differences} />}
    </Panel>
  );
}

function useVersionText(
  versions: readonly ChecklistVersion[],
  sha256: string,
): { readonly reading: Wait; readonly text: ReadText | null } {
  const markdown = versions.find((one) => one.sha256 === sha256)?.markdown ?? null;
  const { value, ...reading } = useReading(markdown);
  return { reading, text: markdown === null || value === null ? null : { markdown, checklist: value } };
}
