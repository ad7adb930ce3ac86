import { type ReactNode, useMemo } from 'react';
import { forecastOf, type ForecastLine } from '#shared/insights/forecast.ts';
import { basisText, isLateForecast, slackText } from '#shared/insights/forecast-words.ts';
import { explainLeftOut } from '#shared/insights/left-out.ts';
import { findGroup } from '#shared/checklist/find-group.ts';
import { steadyTime } from '#shared/run/clock-doubt.ts';
import { formatShortTime } from '#shared/time/instant.ts';
import { minuteMs } from '#shared/verification/verification-window.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { classNames } from '../../ui/class-names.ts';
import { Glyph } from '../../ui/glyph.tsx';
import { shortTitle, windowLabel } from '../run/labels.ts';
import styles from './forecast-block.module.css';
import panelStyles from './now-panel.module.css';
import { useUsualTimes } from './use-usual-times.ts';

/** When what is left will end at this pace: the work at hand, whatever will be late, and the last of all. */
export function ForecastBlock(): ReactNode {
  const run = useRun();
  const usual = useUsualTimes();
  // Once a minute: a forecast that changes each second asks for more attention than it is worth.
  const minute = useApp((state) => Math.floor(state.wallNow / minuteMs));
  const lines = useMemo(
    () => shown(forecastOf(run, usual, steadyTime(run, minute * minuteMs)).lines),
    [run, usual, minute],
  );
  if (lines.length === 0) return null;
  return (
    <section className={panelStyles.block}>
      <div className={panelStyles.head}>
        <h2>At this pace</h2>
        <span className={panelStyles.aside}>{basis(lines)}</span>
      </div>
      <ul>
        {lines.map((line) => (
          <Line key={line.group} line={line} />
        ))}
      </ul>
      {usual.leftOut.length > 0 && <p className={styles.leftOut}>{explainLeftOut(usual.leftOut)}</p>}
    </section>
  );
}

function shown(lines: readonly ForecastLine[]): readonly ForecastLine[] {
  return lines.filter((line, index) => index === 0 || index === lines.length - 1 || isLateForecast(line));
}

/** From as many runs as the one with fewest: no more is promised than all of them have. */
function basis(lines: readonly ForecastLine[]): string {
  const counts = lines.flatMap(({ runs }) => (runs === 0 ? [] : [runs]));
  return basisText(counts.length === 0 ? 0 : Math.min(...counts));
}

function Line({ line }: { readonly line: ForecastLine }): ReactNode {
  const run = useRun();
  const offset = useApp((state) => state.offsetMinutes);
  const group = findGroup(run.checklist, line.group);
  const isLate = isLateForecast(line);
  const label =
    group === null ? '' : group.window === null ? String(group.step ?? '') : windowLabel(group.window);
  return (
    <li className={classNames(styles.line, isLate && styles.isLate)}>
      <span className={styles.label}>{label}</span>
      <span className={styles.title}>{group === null ? line.title : shortTitle(group)}</span>
      <span className={styles.end}>
        <span className="visually-hidden">ends </span>
        {formatShortTime(line.endsAt + run.shiftMs, offset)}
      </span>
      <span className={styles.slack}>
        {isLate && <Glyph name="late" size={14} />}
        {slackText(line)}
      </span>
    </li>
  );
}
