import type { ReactNode } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Panel } from '../../ui/panel.tsx';
import styles from './settings-screen.module.css';

/** Which Runsheet this is and where it keeps things. */
export function AboutPart(): ReactNode {
  const startUp = useApp((state) => state.startUp);
  const zone = useApp((state) => state.zone);
  if (startUp === null) return null;
  const free = startUp.freeBytes === null ? 'unknown' : `${(startUp.freeBytes / 1e9).toFixed(1)} GB`;
  return (
    <Panel title="About">
      <dl className={styles.facts}>
        <dt>Runsheet</dt>
        <dd>{startUp.version}</dd>
        <dt>Runs on</dt>
        <dd>{startUp.host}</dd>
        <dt>Time zone</dt>
        <dd>{startUp.simulatedClock ? `${zone}, simulated clock` : zone}</dd>
        <dt>Data folder</dt>
        <dd className={styles.path}>{startUp.dataFolder}</dd>
        <dt>Free space there</dt>
        <dd>{free}</dd>
        <dt>Network</dt>
        <dd>Never used. Everything stays on this laptop.</dd>
      </dl>
    </Panel>
  );
}
