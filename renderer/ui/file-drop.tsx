import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './file-drop.module.css';

interface FileDropProps {
  /** What to drop: "Drop screenshots or files here". */
  readonly label: string;
  readonly buttonLabel: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly hint?: string | undefined;
  /** As the attribute of a file input: `.md,text/markdown`. Dropped files are not filtered by it. */
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
  /** Takes a folder that is dropped; without it a folder is like an unreadable file. */
  readonly onFolder?: ((folder: FileSystemDirectoryEntry) => void) | undefined;
}

/** A place to drop files, with a button for the keyboard. Paste is the screen's part. */
export function FileDrop(props: FileDropProps): ReactNode {
  const { label, buttonLabel, onFiles, hint, accept, multiple, onFolder } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const taken = [...(files ?? [])];
    if (taken.length > 0) onFiles(multiple ? taken : taken.slice(0, 1));
  };
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping has its keyboard twin in the button inside
    <div
      className={classNames(styles.zone, isOver && styles.isOver)}
      onDragEnter={over}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const folder = onFolder === undefined ? null : droppedFolder(event.dataTransfer);
        if (folder === null) take(event.dataTransfer.files);
        else onFolder?.(folder);
      }}
    >
      <Icon name="upload" size={20} />
      <span className={styles.text}>
        {label}
        {hint !== undefined && (
          <span id={`${id}-hint`} className={styles.hint}>
            {hint}
          </span>
        )}
      </span>
      <Button
        size="sm"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onClick={() => input.current?.click()}
      >
        {buttonLabel}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={buttonLabel}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          take(event.target.files);
          // The same file can be chosen again.
          event.target.value = '';
        }}
      />
    </div>
  );
}

/** The first folder among what was dropped; asked at once, as the browser forgets it afterwards. */
function droppedFolder(data: DataTransfer): FileSystemDirectoryEntry | null {
  for (const item of data.items) {
    const entry = item.webkitGetAsEntry();
    if (entry !== null && isFolder(entry)) return entry;
  }
  return null;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
