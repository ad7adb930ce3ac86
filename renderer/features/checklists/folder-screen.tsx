import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { explainLeftOut } from '#shared/checklist/folder/explain-left-out.ts';
import type { FolderFile } from '#shared/checklist/folder/folder-file.ts';
import type { ChecklistVersion } from '#shared/ipc/desktop-contract.ts';
import { reasonUnread } from '#shared/ipc/explain-reading.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Chip } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table.tsx';
import { ScreenFrame } from '../shell/app-frame.tsx';
import { titleOf, versionNumber } from './checklist-versions.ts';
import { ReadingLine } from './choose-source.tsx';
import type { Import, OpenFolder } from './use-import.ts';
import styles from './checklists-screen.module.css';

type Offered = Extract<FolderFile, { items: number }>;
type Unread = Exclude<FolderFile, Offered>;

interface FolderScreenProps {
  readonly above: string;
  readonly opened: OpenFolder;
  readonly imported: Import;
}

/** The checklists of a folder: one is looked at, or several are kept at once. */
export function FolderScreen({ above, opened, imported }: FolderScreenProps): ReactNode {
  const { name, files, leftOut } = opened.folder;
  const versions = useApp((state) => state.checklists);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const offered = files.filter(isOffered);
  const unread = files.filter((file): file is Unread => !isOffered(file));
  const isKept = ({ sha256 }: Offered): boolean => versions.some((version) => version.sha256 === sha256);
  const toKeep = offered.filter((file) => picked.has(file.path) && !isKept(file)).map(({ path }) => path);
  const keep = (): void => {
    if (toKeep.length > 0) void imported.keepFiles(toKeep);
  };
  useHotkeys([
    { keys: 'Ctrl+Enter', run: keep },
    { keys: 'Ctrl+A', run: () => setPicked(new Set(offered.map(({ path }) => path))) },
  ]);
  return (
    <ScreenFrame
      above={above}
      title={`Folder ${name}`}
      actions={
        <>
          <Button onClick={() => void imported.chooseFolder()}>Choose another folder</Button>
          <Button variant="primary" keys="Ctrl+Enter" disabled={toKeep.length === 0} onClick={keep}>
            {keepWords(toKeep.length)}
          </Button>
        </>
      }
    >
      <div className={styles.list}>
        <ReadingLine imported={imported} />
        <Panel
          title="With check boxes"
          count={offered.length}
          aside={offered.length > 0 && 'Space picks, Enter shows what is understood, Ctrl A picks all'}
        >
          {offered.length === 0 ? (
            <EmptyState>
              {files.length === 0
                ? 'There is no Markdown file in this folder.'
                : 'None of the Markdown files in this folder has a check box like ‘- [ ] Create full system backup’.'}
            </EmptyState>
          ) : (
            <FileTable
              files={offered}
              versions={versions}
              picked={picked}
              onPick={setPicked}
              onOpen={(path) => void imported.open(path)}
            />
          )}
          <LeftOutNote text={explainLeftOut(leftOut)} unread={unread} />
        </Panel>
      </div>
    </ScreenFrame>
  );
}

function keepWords(count: number): string {
  if (count === 0) return 'Keep what is picked';
  return count === 1 ? 'Keep 1 checklist' : `Keep ${count} checklists`;
}

function isOffered(file: FolderFile): file is Offered {
  return 'items' in file;
}

interface FileTableProps {
  readonly files: readonly Offered[];
  readonly versions: readonly ChecklistVersion[];
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
  readonly onOpen: (path: string) => void;
}

function FileTable({ files, versions, picked, onPick, onOpen }: FileTableProps): ReactNode {
  const table = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const boxes = [...(table.current?.querySelectorAll('input') ?? [])];
    const at = boxes.findIndex((box) => box === event.target);
    const file = files[at];
    if (file === undefined) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter' && !event.ctrlKey) onOpen(file.path);
    else if (by !== 0) boxes[at + by]?.focus();
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the boxes inside
    <div ref={table} onKeyDown={onKeyDown}>
      <Table caption="Checklists in the folder">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Checklist</th>
            <th scope="col">Kept here</th>
            <th scope="col" data-align="end">
              Items
            </th>
            <th scope="col">
              <span className="visually-hidden">Open</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.path}>
              <th scope="row" data-wrap>
                <Checkbox
                  label={file.path}
                  checked={picked.has(file.path)}
                  onChange={(isPicked) => onPick(withFile(picked, file.path, isPicked))}
                />
              </th>
              <td data-wrap>{file.title}</td>
              <td>{keptWords(versions, file.sha256)}</td>
              <td data-align="end">{file.items}</td>
              <td data-align="end">
                <Button size="sm" aria-label={`Look at ${file.path}`} onClick={() => onOpen(file.path)}>
                  Look
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function withFile(picked: ReadonlySet<string>, path: string, isPicked: boolean): ReadonlySet<string> {
  const others = [...picked].filter((other) => other !== path);
  return new Set(isPicked ? [...others, path] : others);
}

function keptWords(versions: readonly ChecklistVersion[], sha256: string): ReactNode {
  const version = versions.find((one) => one.sha256 === sha256);
  if (version === undefined) return '';
  return (
    <Chip tone="done" glyph="done">
      Version {versionNumber(versions, version)} of {titleOf(version)}
    </Chip>
  );
}

interface LeftOutNoteProps {
  readonly text: string;
  /** Markdown files that are no checklist, each with its reason. */
  readonly unread: readonly Unread[];
}

function LeftOutNote({ text, unread }: LeftOutNoteProps): ReactNode {
  return (
    <>
      {unread.length > 0 && (
        <details className={styles.note}>
          <summary>
            {unread.length === 1
              ? '1 Markdown file is not offered'
              : `${unread.length} Markdown files are not offered`}
          </summary>
          <ul className={styles.unread}>
            {unread.map(({ path, problem }) => (
              <li key={path}>
                <code>{path}</code> {reasonUnread(problem)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {text !== '' && <p className={styles.note}>{text}</p>}
    </>
  );
}
