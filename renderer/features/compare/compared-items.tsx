import { type ReactNode, useState } from 'react';
import type { ComparedItem, Comparison, ItemSide } from '#shared/compare/compare-runs.ts';
import { formatStopwatch } from '#shared/time/instant.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Glyph, type GlyphName } from '../../ui/glyph.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { Table } from '../../ui/table.tsx';
import styles from './compare.module.css';

type Shown = 'different' | 'all';

/** Item by item: how it ended in each run, when, and why. */
export function ComparedItems({ comparison }: { readonly comparison: Comparison }): ReactNode {
  const [shown, setShown] = useState<Shown>('different');
  const items = comparison.items.filter(({ isDifferent }) => shown === 'all' || isDifferent);
  return (
    <Panel
      title="Item by item"
      count={items.length}
      aside={
        <SegmentedControl
          label="Items shown"
          labelHidden
          value={shown}
          options={[
            { value: 'different', label: 'Different' },
            { value: 'all', label: 'All' },
          ]}
          onChange={setShown}
        />
      }
    >
      {items.length === 0 ? (
        <EmptyState>Every item ended the same in both runs.</EmptyState>
      ) : (
        <Table caption="Item by item">
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">A</th>
              <th scope="col" data-align="end">
                at
              </th>
              <th scope="col">B</th>
              <th scope="col" data-align="end">
                at
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <ItemRow key={item.key} item={item} />
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

function ItemRow({ item }: { readonly item: ComparedItem }): ReactNode {
  return (
    <tr>
      <th scope="row" data-wrap className={styles.itemText}>
        <span className={styles.soft}>{item.one?.number ?? item.other?.number} </span>
        {item.text}
      </th>
      <Side side={item.one} />
      <Side side={item.other} />
    </tr>
  );
}

const looks: Readonly<Record<ItemSide['state'], { readonly glyph: GlyphName; readonly word: string }>> = {
  open: { glyph: 'open', word: 'open' },
  done: { glyph: 'done', word: 'done' },
  failed: { glyph: 'failed', word: 'failed' },
  deferred: { glyph: 'deferred', word: 'deferred' },
  'not-applicable': { glyph: 'na', word: 'not applicable' },
};

function Side({ side }: { readonly side: ItemSide | null }): ReactNode {
  if (side === null) {
    return (
      <td colSpan={2} className={styles.soft}>
        not in this checklist
      </td>
    );
  }
  const { glyph, word } = side.late ? ({ glyph: 'late', word: 'done late' } as const) : looks[side.state];
  return (
    <>
      <td data-wrap>
        <span className={styles.state}>
          <Glyph name={glyph} size={16} />
          {word}
        </span>
        {side.reason !== null && side.reason !== '' && <span className={styles.reason}>{side.reason}</span>}
      </td>
      <td data-align="end" className={styles.soft}>
        {side.atMs === null ? '' : formatStopwatch(side.atMs)}
      </td>
    </>
  );
}
