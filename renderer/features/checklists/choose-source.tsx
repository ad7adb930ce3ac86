import { type ReactNode, useEffect, useState } from 'react';
import { starterChecklist } from '#shared/checklist/starter.ts';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Panel } from '../../ui/panel.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { AuthorsHelp } from './authors-help.tsx';
import styles from './checklists-screen.module.css';

interface ChooseSourceProps {
  readonly problem: string | null;
  readonly isReading: boolean;
  readonly onStop: () => void;
  readonly onFile: (file: File) => Promise<void>;
  readonly onText: (text: string) => Promise<void>;
  readonly onChoose: () => Promise<void>;
}

/** Three ways in: choose, drop, paste. */
export function ChooseSource(props: ChooseSourceProps): ReactNode {
  const { problem, isReading, onStop, onFile, onText, onChoose } = props;
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
      {isReading && (
        <output className={styles.reading}>
          The file is being read. <Button onClick={onStop}>Stop reading</Button>
        </output>
      )}
      {problem !== null && (
        <div className={styles.problem}>
          <Glyph name="caution" />
          <p>{problem}</p>
        </div>
      )}
      <Panel
        title="From a file"
        aside={
          <Button size="sm" onClick={() => void onChoose()}>
            Choose file…
          </Button>
        }
      >
        <FileDrop
          label="Drop a Markdown file here"
          hint="Any file with lines like ‘- [ ] Create full system backup’. It is read, never changed."
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
