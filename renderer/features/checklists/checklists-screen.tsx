import { type ReactNode, useState } from 'react';
import type { ChecklistVersion } from '#shared/ipc/desktop-contract.ts';
import { formatDate } from '#shared/time/instant.ts';
import { isNews } from '../../stores/source-sentences.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table.tsx';
import { ScreenFrame } from '../shell/app-frame.tsx';
import { countsOf, titleOf, versionNumber } from './checklist-versions.ts';
import { CompareVersions } from './compare-versions.tsx';
import { OpenVersion } from './open-version.tsx';
import styles from './checklists-screen.module.css';

/** Every checklist version kept here; one opens as it was understood. */
export function ChecklistsScreen(): ReactNode {
  const versions = useApp((state) => state.checklists);
  const go = useApp((state) => state.go);
  const [openSha, setOpenSha] = useState<string | null>(null);
  const open = versions.find(({ sha256 }) => sha256 === openSha);
  if (open !== undefined)
    return <OpenVersion key={open.sha256} version={open} onClose={() => setOpenSha(null)} />;
  return (
    <ScreenFrame
      title="Checklists"
      actions={
        <Button variant="primary" icon="plus" onClick={() => go({ name: 'import' })}>
          Import checklist (Markdown)
        </Button>
      }
    >
      <div className={styles.list}>
        <Panel title="Versions" count={versions.length}>
          {versions.length === 0 ? (
            <EmptyState>No checklist is kept here yet.</EmptyState>
          ) : (
            <VersionTable versions={versions} onOpen={setOpenSha} />
          )}
          <p className={styles.note}>
            A version is the exact bytes of its file, named by their SHA-256. A version used by a run can
            never be changed or deleted.
          </p>
        </Panel>
        {versions.length > 1 && <CompareVersions versions={versions} />}
      </div>
    </ScreenFrame>
  );
}

interface VersionTableProps {
  readonly versions: readonly ChecklistVersion[];
  readonly onOpen: (sha256: string) => void;
}

function VersionTable({ versions, onOpen }: VersionTableProps): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  const runs = useApp((state) => state.summaries);
  return (
    <Table caption="Checklist versions">
      <thead>
        <tr>
          <th scope="col">Checklist</th>
          <th scope="col">Version</th>
          <th scope="col">SHA-256</th>
          <th scope="col">File</th>
          <th scope="col">Imported</th>
          <th scope="col">By</th>
          <th scope="col" data-align="end">
            Items
          </th>
          <th scope="col" data-align="end">
            Runs
          </th>
          <th scope="col">
            <span className="visually-hidden">Open</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {versions.map((version, index) => (
          <tr key={version.sha256}>
            <th scope="row" data-wrap>
              {titleOf(version)} {version.corrections.length > 0 && <Chip>{correctedWords(version)}</Chip>}{' '}
              {index === 0 && (
                <Chip tone="done" glyph="done">
                  Current
                </Chip>
              )}
              <FileNews version={version} />
            </th>
            <td>{versionNumber(versions, version)}</td>
            <td className={styles.hash}>{version.sha256.slice(0, 8)}</td>
            <td data-wrap>{version.name}</td>
            <td>{version.shipped ? 'comes with Runsheet' : formatDate(version.importedAt, offset)}</td>
            <td data-wrap>{version.importedBy}</td>
            <td data-align="end">{countsOf(version)?.items ?? ''}</td>
            <td data-align="end">
              {runs.filter(({ checklistSha256 }) => checklistSha256 === version.sha256).length}
            </td>
            <td data-align="end">
              <Button
                size="sm"
                aria-label={`Open version ${versionNumber(versions, version)} of ${titleOf(version)}`}
                onClick={() => onOpen(version.sha256)}
              >
                Open
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** That the watched file of a version is no longer what was kept. */
function FileNews({ version }: { readonly version: ChecklistVersion }): ReactNode {
  const source = useApp((state) => state.sources.find(({ sha256 }) => sha256 === version.sha256));
  if (source?.isWatched !== true || !isNews(source.state)) return null;
  return (
    <Chip tone="caution" glyph="caution">
      {source.state.kind === 'changed' ? 'File changed' : 'File missing or unusable'}
    </Chip>
  );
}

function correctedWords({ corrections }: ChecklistVersion): string {
  return corrections.length === 1 ? '1 correction' : `${corrections.length} corrections`;
}
