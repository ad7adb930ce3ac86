import type { ReactNode, RefObject } from 'react';
import type { StartedRun } from '#shared/run/run-state.ts';
import { formatIso } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Glyph, type GlyphName } from '../../ui/glyph.tsx';
import { useHotkeys } from '../../ui/keyboard.ts';
import { signedCount, type SlotRow, type SlotState } from './slot-rows.ts';
import styles from './slots-column.module.css';

interface SlotsColumnProps {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly run: StartedRun;
  readonly rows: readonly SlotRow[];
  readonly selected: string | null;
  /** True while the selected row is being signed. */
  readonly isSigning: boolean;
  readonly onSelect: (slot: string) => void;
  /** Enter: on to the panel. */
  readonly onOpen: () => void;
}

/** The roles and approvers, in the order of the document. Arrows move, Enter opens the panel. */
export function SlotsColumn(props: SlotsColumnProps): ReactNode {
  const { ref, run, rows, selected, onSelect } = props;
  const move = (by: 1 | -1): void => {
    const next = rows[rows.findIndex(({ slot }) => slot === selected) + by]?.slot;
    if (next === undefined) return;
    onSelect(next);
    ref.current?.querySelector<HTMLElement>(`[data-slot="${CSS.escape(next)}"]`)?.focus();
  };
  useHotkeys(
    [
      { keys: 'Down', run: () => move(1), repeats: true },
      { keys: 'Up', run: () => move(-1), repeats: true },
    ],
    { scope: ref },
  );
  const headings = [...new Set(rows.map(({ heading }) => heading))];
  return (
    <div ref={ref} className={styles.column} data-pane="slots">
      <div className={styles.head}>
        <h1>Approvals</h1>
        <span>
          <b>{signedCount(rows)}</b> of {rows.length} signed
        </span>
        {run.goLive !== null && <span className={styles.note}>after go-live: printed as retrospective</span>}
      </div>
      {headings.map((heading) => (
        <section key={heading}>
          <h2 className={styles.heading}>
            {heading}
            {rows.some((row) => row.heading === heading && row.kind === 'approver') && (
              <span>{deploymentWords(run)}</span>
            )}
          </h2>
          <ul>
            {rows
              .filter((row) => row.heading === heading)
              .map((row) => (
                <li key={row.slot}>
                  <Row row={row} {...props} />
                </li>
              ))}
          </ul>
        </section>
      ))}
      <Foot run={run} />
    </div>
  );
}

function Row({
  row,
  selected,
  isSigning,
  onSelect,
  onOpen,
}: SlotsColumnProps & { readonly row: SlotRow }): ReactNode {
  const isSelected = row.slot === selected;
  const isBeingSigned = isSelected && isSigning && row.state !== 'signed';
  return (
    <button
      type="button"
      className={classNames(styles.row, isSelected && styles.isSelected)}
      data-slot={row.slot}
      data-pane-focus={isSelected ? true : undefined}
      data-takes-focus={isSelected ? true : undefined}
      tabIndex={isSelected ? 0 : -1}
      aria-current={isSelected ? 'true' : undefined}
      onClick={() => {
        if (isSelected) onOpen();
        else onSelect(row.slot);
      }}
      onFocus={() => onSelect(row.slot)}
    >
      <Glyph name={isBeingSigned && row.state === 'open' ? 'signing' : glyphs[row.state]} size={18} />
      <span className={styles.text}>
        <b>{row.title}</b>
        <span>{row.detail}</span>
      </span>
      <span className={classNames(styles.state, styles[row.state], isBeingSigned && styles.signing)}>
        {isBeingSigned && row.state === 'open' ? 'signing' : row.word}
      </span>
    </button>
  );
}

const glyphs: Readonly<Record<SlotState, GlyphName>> = {
  open: 'open',
  signed: 'signed',
  'go-sheet': 'partial',
  stale: 'stale',
  declined: 'failed',
  elsewhere: 'caution',
};

function Foot({ run }: { readonly run: StartedRun }): ReactNode {
  const openOverlay = useApp((state) => state.openOverlay);
  const go = useApp((state) => state.go);
  return (
    <div className={styles.foot}>
      <Button onClick={() => go({ name: 'record', runId: run.runId })}>Show the sheet</Button>
      {run.phase === 'closing' && run.outcome !== 'aborted' && (
        <Button variant="quiet" onClick={() => openOverlay({ name: 'reopen-record' })}>
          Reopen the record…
        </Button>
      )}
    </div>
  );
}

/** "2026-11-18, 02:04, deployed by Mei Lindqvist" */
function deploymentWords(run: StartedRun): string {
  const by = run.people.deployedBy === '' ? run.operator : run.people.deployedBy;
  if (run.goLive === null) return `not live yet, deployed by ${by}`;
  const iso = formatIso(run.goLive.liveAt, run.goLive.declared.offsetMinutes);
  return `${iso.slice(0, 10)}, ${iso.slice(11, 16)}, deployed by ${by}`;
}
