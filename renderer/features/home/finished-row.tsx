import { memo, type ReactNode } from 'react';
import { placeWords } from '#shared/register/filter-words.ts';
import type { RegisterRow } from '#shared/register/register-query.ts';
import { formatDate } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Chip } from '../../ui/chip.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { runName, shortRunNumber } from '../shell/run-name.ts';
import styles from './home-screen.module.css';
import { durationText, Outcome, Signatures } from './outcome.tsx';
import registerStyles from './register.module.css';

interface FinishedRowProps {
  readonly row: RegisterRow;
  /** Whether it is one of two to compare; null while nothing is chosen. */
  readonly chosen: boolean | null;
  readonly onChoose: (runId: string) => void;
}

/** One line of the register; pressing its release opens the run. */
export const FinishedRow = memo(function FinishedRow(props: FinishedRowProps): ReactNode {
  const { row, chosen, onChoose } = props;
  const offset = useApp((state) => state.offsetMinutes);
  const go = useApp((state) => state.go);
  const { line: run } = row;
  return (
    <tr className={styles.finishedRow}>
      {chosen !== null && (
        <td>
          <input
            type="checkbox"
            className={registerStyles.choice}
            aria-label={`Compare ${runName(run)}, run ${shortRunNumber(run.runNumber)}`}
            checked={chosen}
            onChange={() => onChoose(run.runId)}
          />
        </td>
      )}
      <td className={classNames(styles.soft, styles.drop5)} title={run.runNumber}>
        {shortRunNumber(run.runNumber)}
      </td>
      <td className={styles.soft}>{formatDate(run.liveAt ?? run.createdAt, offset)}</td>
      <th scope="row">
        <Release row={row} />
      </th>
      <td className={classNames(styles.soft, styles.drop1)}>{run.environment}</td>
      <td>
        <Outcome outcome={run.outcome} />
      </td>
      <td data-align="end" className={styles.drop4}>
        {durationText(run)}
      </td>
      <td data-align="end" className={run.failed > 0 ? styles.failed : styles.none}>
        {run.failed}
      </td>
      <td data-align="end" className={run.late > 0 ? styles.late : styles.none}>
        {run.late}
      </td>
      <td data-align="end" className={classNames(styles.soft, styles.drop2)}>
        {run.notApplicable}
      </td>
      <td className={styles.signatures}>
        <Signatures run={run} />
      </td>
      <td className={classNames(styles.soft, styles.drop3)}>{run.deployedBy}</td>
      <td className={registerStyles.rowEnd}>
        <IconButton
          icon="note"
          label={`Review of run ${shortRunNumber(run.runNumber)}`}
          onClick={() => go({ name: 'review', runId: run.runId })}
        />
      </td>
    </tr>
  );
});

/** When the first row was painted can be asked afterwards; React's types do not know the attribute. */
const notedByChromium = { elementtiming: 'run' };

function Release({ row }: Pick<FinishedRowProps, 'row'>): ReactNode {
  const go = useApp((state) => state.go);
  const { line: run, foundIn } = row;
  return (
    <>
      <button
        type="button"
        data-row
        {...notedByChromium}
        className={styles.rowButton}
        onClick={() => go({ name: run.phase === 'sealed' ? 'record' : 'run', runId: run.runId })}
      >
        {runName(run)}
      </button>
      {run.rehearsal && <Chip tone="rehearsal">Rehearsal</Chip>}
      {foundIn.length > 0 && (
        <span className={registerStyles.found}>
          in {foundIn.map((place) => placeWords[place]).join('; ')}
        </span>
      )}
    </>
  );
}
