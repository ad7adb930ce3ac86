import type { ReactNode } from 'react';
import type { ComparedSpan, Comparison, Span } from '#shared/compare/compare-runs.ts';
import { leftOutWords } from '#shared/insights/left-out.ts';
import { formatStopwatch } from '#shared/time/instant.ts';
import { Panel } from '../../ui/panel.tsx';
import { Table } from '../../ui/table.tsx';
import { LeftOutLine } from '../insights/left-out-line.tsx';
import styles from './compare.module.css';

const zeroWords: Readonly<Record<Comparison['zero'], string>> = {
  'go-live': 'from go-live',
  'first-step': 'from the start of the first step',
  created: 'from when each run was made',
};

/** Steps and windows of both runs on one axis, with their times as a table in the same rows. */
export function ComparedTimes({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const { spans, zero, leftOut } = comparison;
  if (spans.length === 0) return null;
  const axis = axisOf(spans);
  return (
    <Panel title="On one time axis" count={zeroWords[zero]}>
      <Table caption="Steps and windows of both runs" className={styles.times}>
        <thead>
          <tr>
            <th scope="col">Step or window</th>
            <th scope="col" className={styles.axisColumn}>
              <span className="visually-hidden">On the axis</span>
              <Ticks axis={axis} zero={zero} />
            </th>
            {['A starts', 'A took', 'B starts', 'B took', 'B − A'].map((head) => (
              <th key={head} scope="col" data-align="end">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {spans.map((span) => (
            <SpanRow key={span.title} span={span} axis={axis} />
          ))}
        </tbody>
      </Table>
      <LeftOutLine leftOut={leftOut} />
    </Panel>
  );
}

type Axis = { readonly from: number; readonly to: number };

function axisOf(spans: readonly ComparedSpan[]): Axis {
  const ends = spans.flatMap(({ one, other }) =>
    [one, other].flatMap((span) => (span === null ? [] : [span.fromMs, span.fromMs + (span.tookMs ?? 0)])),
  );
  const [from, to] = [Math.min(0, ...ends), Math.max(60_000, ...ends)];
  return { from, to };
}

function place(axis: Axis, ms: number): string {
  return `${((ms - axis.from) * 100) / (axis.to - axis.from)}%`;
}

function Ticks({ axis, zero }: { readonly axis: Axis; readonly zero: Comparison['zero'] }): ReactNode {
  return (
    <span className={styles.ticks} aria-hidden="true">
      <span style={{ left: 0 }}>{formatStopwatch(axis.from)}</span>
      {axis.from < 0 && <span style={{ left: place(axis, 0) }}>{zero === 'go-live' ? 'T+0' : '0'}</span>}
      <span style={{ right: 0 }}>{formatStopwatch(axis.to)}</span>
    </span>
  );
}

function SpanRow({ span, axis }: { readonly span: ComparedSpan; readonly axis: Axis }): ReactNode {
  const { title, one, other } = span;
  const difference = one?.tookMs == null || other?.tookMs == null ? null : other.tookMs - one.tookMs;
  return (
    <tr>
      <th scope="row" data-wrap>
        {title}
      </th>
      <td className={styles.axisColumn}>
        <span className={styles.lanes} aria-hidden="true">
          <Bar span={one} axis={axis} run="A" />
          <Bar span={other} axis={axis} run="B" />
        </span>
      </td>
      <td data-align="end">{one === null ? '' : formatStopwatch(one.fromMs)}</td>
      <Took span={one} />
      <td data-align="end">{other === null ? '' : formatStopwatch(other.fromMs)}</td>
      <Took span={other} />
      <td data-align="end">
        {difference === null ? '' : `${difference > 0 ? '+' : ''}${formatStopwatch(difference)}`}
      </td>
    </tr>
  );
}

/** The time, or in its place why there is none; nothing where that run did not come so far. */
function Took({ span }: { readonly span: Span | null }): ReactNode {
  const missing = span?.missing ?? null;
  return (
    <td data-align="end" className={missing === null ? undefined : styles.soft}>
      {missing === null ? tookText(span) : leftOutWords[missing]}
    </td>
  );
}

function tookText(span: Span | null): string {
  return span === null || span.tookMs === null ? '' : formatStopwatch(span.tookMs);
}

interface BarProps {
  readonly span: Span | null;
  readonly axis: Axis;
  readonly run: 'A' | 'B';
}

/** A span without a time is drawn as a point. */
function Bar({ span, axis, run }: BarProps): ReactNode {
  if (span === null) return <span className={styles.lane} />;
  const width = ((span.tookMs ?? 0) * 100) / (axis.to - axis.from);
  return (
    <span className={styles.lane}>
      <i
        className={styles.bar}
        data-run={run}
        style={{ left: place(axis, span.fromMs), width: `${width}%` }}
      />
    </span>
  );
}
