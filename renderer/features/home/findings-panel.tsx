import { type ReactNode, useState } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Glyph } from '../../ui/glyph.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './home-screen.module.css';

/** What start-up found and put right, until it has been read. */
export function FindingsPanel(): ReactNode {
  const findings = useApp((state) => state.findings);
  const [readCount, setReadCount] = useState(0);
  if (findings.length <= readCount) return null;
  return (
    <Panel
      title="Found at start"
      aside={
        <Button size="sm" onClick={() => setReadCount(findings.length)}>
          Read
        </Button>
      }
    >
      <ul className={styles.findings}>
        {findings.slice(readCount).map((finding) => (
          <li key={finding}>
            <Glyph name="caution" size={18} />
            <span>{finding}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
