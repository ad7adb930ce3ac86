/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells of a tree grid have no elements of their own */
import { Fragment, memo, type ReactNode, useMemo, useRef } from 'react';
import type { ChecklistGroup, ChecklistItem } from '#shared/checklist/checklist.ts';
import { goLiveItem } from '#shared/checklist/go-live-item.ts';
import { placesIn } from '#shared/run/flat-items.ts';
import { isGoLiveOffered } from '#shared/verification/gate.ts';
import { useApp, useAppStore } from '../../stores/use-app.ts';
import { GoLiveOffer } from '../go-live/go-live-offer.tsx';
import { ItemRow } from './item-row.tsx';
import { chunkSize } from './list-window.ts';
import { useRunView } from './run-view.ts';
import { shownItems } from './shown-items.ts';
import { useTimeMark } from './time-mark.ts';
import { useBand, useReadyRows, useTabStop } from './use-list-rows.ts';
import { useListWindow, useMeasured } from './use-list-window.ts';
import styles from './item-list.module.css';

interface ItemListProps {
  readonly group: ChecklistGroup;
  readonly isReadOnly: boolean;
  /** Before its gate: to read, not to mark. */
  readonly isDimmed?: boolean | undefined;
}

/** The items of a group, or what the filter leaves of them. */
export function ItemList({ group, isReadOnly, isDimmed = false }: ItemListProps): ReactNode {
  const shown = useShown(group.number);
  const filter = useRunView((view) => view.filter);
  const isWhole = useRunView((view) => view.filterWhole);
  if (shown.length === 0 && filter !== '') return <NothingFound filter={filter} isWhole={isWhole} />;
  return <Rows group={group} shown={shown} isReadOnly={isReadOnly} isDimmed={isDimmed} />;
}

/** The same array until the group or the filter is another: the items of a run never change, only their state does. */
function useShown(group: string): readonly ChecklistItem[] {
  const store = useAppStore();
  const places = useApp(({ run }) => (run.status === 'none' ? null : run.places));
  const filter = useRunView((view) => view.filter);
  const filterWhole = useRunView((view) => view.filterWhole);
  return useMemo(() => {
    const { run } = store.getState();
    return run.status === 'none' || places === null ? [] : shownItems(run, group, { filter, filterWhole });
  }, [store, places, group, filter, filterWhole]);
}

interface RowsProps extends ItemListProps {
  readonly shown: readonly ChecklistItem[];
}

function Rows({ group, shown, isReadOnly, isDimmed = false }: RowsProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const current = useApp((state) => state.currentItem);
  const mark = useTimeMark();
  const notSaved = useApp((state) => state.notSaved?.item ?? null);
  const offersAfter = useApp(({ run }) =>
    run.status !== 'none' && !isReadOnly && isGoLiveOffered(run)
      ? (goLiveItem(run.checklist)?.number ?? null)
      : null,
  );
  const places = placesIn(shown);
  const at = current === null ? -1 : (places.get(current) ?? -1);
  // Tab reaches one row: the current one, or the first where it is not among those shown.
  const stop = Math.max(at, 0);
  const band = useBand(shown, at);
  useTabStop(list, shown, Math.max(band, 0));
  const ready = useReadyRows(current);
  const { segments, heights } = useListWindow(list, shown, Math.floor(stop / chunkSize));
  return (
    <div
      ref={list}
      role="treegrid"
      aria-label={group.title}
      aria-readonly={isReadOnly}
      aria-rowcount={shown.length}
      className={isDimmed ? styles.dimmed : styles.list}
    >
      {segments.map((segment) =>
        segment.kind === 'gap' ? (
          <div key={`before ${segment.chunk}`} style={{ height: `${segment.height}px` }} />
        ) : (
          <Chunk
            key={segment.chunk}
            chunk={segment.chunk}
            shown={shown}
            heights={heights}
            current={inChunk(at, segment.chunk)}
            band={inChunk(band, segment.chunk)}
            ready={
              ready.some((item) => inChunk(places.get(item) ?? -1, segment.chunk) !== null) ? ready : none
            }
            timeMark={mark}
            notSaved={notSaved}
            isReadOnly={isDimmed}
            offersAfter={offersAfter}
          />
        ),
      )}
    </div>
  );
}

const none: readonly string[] = [];

/** The index, when it is one of the chunk's. */
function inChunk(index: number, chunk: number): number | null {
  return index >= 0 && Math.floor(index / chunkSize) === chunk ? index : null;
}

interface ChunkProps {
  readonly chunk: number;
  readonly shown: readonly ChecklistItem[];
  readonly heights: Map<number, number>;
  /** Index of the current item, where it is in this chunk. */
  readonly current: number | null;
  /** Index of the row that stands in the band, where it is in this chunk. */
  readonly band: number | null;
  /** Numbers of the rows whose actions are drawn before they are current, where one is in this chunk. */
  readonly ready: readonly string[];
  readonly timeMark: number;
  /** Number of the item whose mark could not be written. */
  readonly notSaved: string | null;
  readonly isReadOnly: boolean;
  /** The item under which go-live is offered, or null. */
  readonly offersAfter: string | null;
}

/** A few rows that are mounted together: a mark draws the two that changed, not the list. */
const Chunk = memo(function Chunk(props: ChunkProps): ReactNode {
  const { chunk, shown, heights, current, band, ready, timeMark, notSaved, isReadOnly, offersAfter } = props;
  const frame = useRef<HTMLDivElement>(null);
  useMeasured(frame, chunk, heights);
  const first = chunk * chunkSize;
  return (
    <div ref={frame} role="rowgroup">
      {shown.slice(first, first + chunkSize).map((item, offset) => (
        <Fragment key={item.number}>
          <ItemRow
            item={item}
            rowIndex={first + offset + 1}
            timeMark={timeMark}
            isNotSaved={item.number === notSaved}
            isCurrent={first + offset === current}
            isWorkable={!isReadOnly}
            isWorked={first + offset === band && !isReadOnly}
            isReady={!isReadOnly && ready.includes(item.number)}
          />
          {item.number === offersAfter && <GoLiveOffer />}
        </Fragment>
      ))}
    </div>
  );
});

interface NothingFoundProps {
  readonly filter: string;
  readonly isWhole: boolean;
}

function NothingFound({ filter, isWhole }: NothingFoundProps): ReactNode {
  return (
    <p className={styles.nothing}>
      {isWhole
        ? `No item matches ‘${filter}’ in the whole run.`
        : `No item matches ‘${filter}’ in this group. Ctrl F looks in the whole run.`}
    </p>
  );
}
