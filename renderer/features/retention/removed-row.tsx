import type { ReactNode } from 'react';
import { removedBy } from '#shared/retention/explain-removal.ts';
import type { RemovedRun } from '#shared/retention/removed-run.ts';
import { formatDate } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Chip } from '../../ui/chip.tsx';
import { classNames } from '../../ui/class-names.ts';
import home from '../home/home-screen.module.css';
import { Outcome } from '../home/outcome.tsx';
import { runName, shortRunNumber } from '../shell/run-name.ts';
import styles from './retention.module.css';

interface RemovedRowProps {
  readonly removed: RemovedRun;
  /** Runs are being chosen for a comparison, which this one cannot be in. */
  readonly isChoosing: boolean;
}

/** The line of a run that was removed: what is kept of it, by whom and why it went. */
export function RemovedRow({ removed, isChoosing }: RemovedRowProps): ReactNode {
  const offset = useApp((state) => state.offsetMinutes);
  const { runNumber, liveAt, createdAt, environment, outcome, rehearsal, reason } = removed;
  return (
    <tr className={home.finishedRow}>
      {isChoosing && (
        <td>
          <span className="visually-hidden">Not to compare</span>
        </td>
      )}
      <td className={classNames(home.soft, home.drop5)} title={runNumber}>
        {shortRunNumber(runNumber)}
      </td>
      <td className={home.soft}>{formatDate(liveAt ?? createdAt, offset)}</td>
      <th scope="row">
        {runName(removed)} {rehearsal && <Chip tone="rehearsal">Rehearsal</Chip>} <Chip>Removed</Chip>
      </th>
      <td className={classNames(home.soft, home.drop1)}>{environment}</td>
      <td>
        <Outcome outcome={outcome} />
      </td>
      <td colSpan={7} data-wrap className={styles.why}>
        <details>
          <summary>
            {removedBy(removed)}: {reason}
          </summary>
          <Hash label="Last entry" hash={removed.head} />
          <Hash label="Record as closed" hash={removed.closingHead} />
          <Hash label="Record sheet" hash={removed.sheetSha256} />
        </details>
      </td>
    </tr>
  );
}

function Hash({ label, hash }: { readonly label: string; readonly hash: string }): ReactNode {
  return (
    <p>
      {label}, SHA-256 <span className={styles.hashes}>{hash}</span>
    </p>
  );
}
