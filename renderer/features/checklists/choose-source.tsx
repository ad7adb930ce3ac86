import { type ReactNode, useEffect, useState } from 'react';
import { starterChecklist } from '#shared/checklist/starter.ts';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { AuthorsHelp } from './authors-help.tsx';
import type { Import } from './use-import.ts';
import styles from './checklists-screen.module.css';

/** Four ways in: choose, a whole folder, drop, paste. */
export function ChooseSource({ imported }: { readonly imported: Import }): ReactNode {
  const { problem, take: onFile, takeText: onText } = imported;
  const [text, setText] = useState('');
  // Text pasted anywhere on the screen is a checklist, unless it goes into the field.
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      if (event.target instanceof HTMLTextAreaElement) return;
      const file = event.clipboardData?.files[0];
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      if (file !== undefined) void onFile(file);
      else if (pasted !== '') void onText(pasted);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [onFile, onText]);
  return (
    <div className={styles.choose}>
      <ReadingLine imported={imported} />
      {problem !== null && (
        <div className={styles.problem}>
          <Glyph name="caution" />
          <p>{problem}</p>
        </div>
      )}
      <Panel
        title="From a file or a folder"
        aside={
          <>
            <Button size="sm" onClick={() => void imported.choose()}>
              Choose file…
            </Button>
            <Button size="sm" onClick={() => void imported.chooseFolder()}>
              Choose folder…
            </Button>
          </>
        }
      >
        <FileDrop
          label="Drop a Markdown file or a folder here"
          hint="Any file with lines like ‘- [ ] Create full system backup’. It is read, never changed."
          onFolder={(entry) => void imported.takeFolder(entry)}
          buttonLabel="Browse…"
          accept=".md,.markdown,.txt,text/markdown,text/plain"
          onFiles={([file]) => {
            if (file !== undefined) void onFile(file);
          }}
        />
      </Panel>
      <Panel title="From the clipboard">
        <TextArea
          label="Markdown text"
          value={text}
          placeholder="- [ ] Create full system backup"
          onChange={setText}
          textarea={{ rows: 6, className: styles.source }}
        />
        <Button className={styles.readButton} disabled={text.trim() === ''} onClick={() => void onText(text)}>
          Read this text
        </Button>
      </Panel>
      <Panel
        title="What is recognised"
        aside={
          <Button size="sm" onClick={() => void onText(starterChecklist)}>
            Begin with a starter checklist
          </Button>
        }
      >
        <div className={styles.help}>
          <AuthorsHelp />
        </div>
      </Panel>
    </div>
  );
}

/** While something is read that takes its time: that it is, and how to stop it. */
export function ReadingLine({ imported: { isReading, stop } }: { readonly imported: Import }): ReactNode {
  if (!isReading) return null;
  return (
    <output className={styles.reading}>
      It is being read. <Button onClick={stop}>Stop reading</Button>
    </output>
  );
}
