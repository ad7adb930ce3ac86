/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells of a tree grid have no elements of their own */
import { Fragment, memo, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { ChecklistGroup, ChecklistItem } from '#shared/checklist/checklist.ts';
import { goLiveItem } from '#shared/checklist/go-live-item.ts';
import { isGoLiveOffered } from '#shared/verification/gate.ts';
import { itemsToWork } from '#shared/run/work-order.ts';
import { useApp, useRun } from '../../stores/use-app.ts';
import { GoLiveOffer } from '../go-live/go-live-offer.tsx';
import { CurrentItem } from './current-item.tsx';
import { matching } from './item-filter.ts';
import { ItemRow } from './item-row.tsx';
import { useRunView } from './run-view.ts';
import { useTimeMark } from './time-mark.ts';
import styles from './item-list.module.css';

/** Rows are mounted in chunks; one far from the screen is a gap of the right height. */
const chunkSize = 60;
const rowHeight = 40;

interface ItemListProps {
  readonly group: ChecklistGroup;
  readonly isReadOnly: boolean;
  /** Before its gate: to read, not to mark. */
  readonly isDimmed?: boolean | undefined;
}

/** The items of a group, or what the filter leaves of them. */
export function ItemList({ group, isReadOnly, isDimmed = false }: ItemListProps): ReactNode {
  const run = useRun();
  const filter = useRunView((view) => view.filter);
  const filterWhole = useRunView((view) => view.filterWhole);
  const { checklist } = run;
  const shown = useMemo(() => {
    const all = filterWhole && filter !== '' ? [...run.places.values()].map((place) => place.item) : null;
    return matching(all ?? itemsToWork(run, group.number), filter);
    // The items of a group never change; only their state does.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [checklist, group.number, filter, filterWhole]);
  const chunks = useMemo(() => inChunks(shown), [shown]);
  const current = useApp((state) => state.currentItem);
  const mark = useTimeMark();
  const offersAfter = !isReadOnly && isGoLiveOffered(run) ? (goLiveItem(checklist)?.number ?? null) : null;
  if (shown.length === 0 && filter !== '') return <NothingFound filter={filter} isWhole={filterWhole} />;
  const stop = shown.some((item) => item.number === current) ? current : (shown[0]?.number ?? null);
  return (
    <div
      role="treegrid"
      aria-label={group.title}
      aria-readonly={isReadOnly}
      aria-rowcount={shown.length}
      className={isDimmed ? styles.dimmed : styles.list}
    >
      {chunks.map((chunk) => (
        <Chunk
          key={chunk[0]?.number}
          items={chunk}
          current={chunk.some((item) => item.number === current) ? current : null}
          stop={chunk.some((item) => item.number === stop) ? stop : null}
          timeMark={mark}
          isReadOnly={isDimmed}
          offersAfter={offersAfter}
          isFew={chunks.length < 3}
        />
      ))}
    </div>
  );
}

interface ChunkProps {
  readonly items: readonly ChecklistItem[];
  readonly current: string | null;
  /** The one row that Tab reaches. */
  readonly stop: string | null;
  readonly timeMark: number;
  readonly isReadOnly: boolean;
  readonly isFew: boolean;
  /** The item under which go-live is offered, or null. */
  readonly offersAfter: string | null;
}

const Chunk = memo(function Chunk(props: ChunkProps): ReactNode {
  const { items, current, stop, timeMark, isReadOnly, isFew, offersAfter } = props;
  const frame = useRef<HTMLDivElement>(null);
  const isNear = useNear(frame, isFew || stop !== null);
  return (
    <div ref={frame} role="rowgroup">
      {isNear ? (
        items.map((item) => (
          <Fragment key={item.number}>
            {item.number === current && !isReadOnly ? (
              <CurrentItem item={item} timeMark={timeMark} />
            ) : (
              <ItemRow
                item={item}
                timeMark={timeMark}
                isStop={item.number === stop}
                isCurrent={item.number === current}
              />
            )}
            {item.number === offersAfter && <GoLiveOffer />}
          </Fragment>
        ))
      ) : (
        <div style={{ height: `${(items.length * rowHeight) / 16}rem` }} />
      )}
    </div>
  );
});

/** True once the element has been near the visible part, and while `always` holds. */
function useNear(frame: { readonly current: HTMLElement | null }, always: boolean): boolean {
  const [isNear, setNear] = useState(always);
  // Asks the browser, which alone knows what is on screen.
  useEffect(() => {
    const element = frame.current;
    if (always || element === null) return;
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.some((entry) => entry.isIntersecting)),
      { rootMargin: '1200px 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame, always]);
  return isNear || always;
}

function NothingFound({
  filter,
  isWhole,
}: {
  readonly filter: string;
  readonly isWhole: boolean;
}): ReactNode {
  return (
    <p className={styles.nothing}>
      {isWhole
        ? `No item matches ‘${filter}’ in the whole run.`
        : `No item matches ‘${filter}’ in this group. Ctrl F looks in the whole run.`}
    </p>
  );
}

function inChunks(items: readonly ChecklistItem[]): readonly (readonly ChecklistItem[])[] {
  return Array.from({ length: Math.ceil(items.length / chunkSize) }, (_, index) =>
    items.slice(index * chunkSize, (index + 1) * chunkSize),
  );
}
