import { type ReactNode, useState } from 'react';
import { Button } from './button.tsx';
import styles from './some-rows.module.css';

/** Rows that are drawn at a time: more would be felt, and nobody reads them at once. */
const step = 300;

type SomeRows<Row> = {
  readonly shown: readonly Row[];
  /** Buttons for the others, to stand before and behind; null where there are none. */
  readonly before: ReactNode;
  readonly after: ReactNode;
};

/** Part of a long list, with the row `at` in it. */
export function useSomeRows<Row>(rows: readonly Row[], at = 0): SomeRows<Row> {
  const [span, setSpan] = useState({ from: 0, to: step });
  const isInside = at < 0 || (span.from <= at && at < span.to);
  const { from, to } = isInside ? span : around(at);
  const left = rows.length - to;
  return {
    shown: rows.length <= step ? rows : rows.slice(from, to),
    before:
      rows.length <= step || from === 0 ? null : (
        <MoreButton
          count={Math.min(step, from)}
          where="before"
          onMore={() => setSpan({ from: Math.max(0, from - step), to })}
        />
      ),
    after:
      left <= 0 ? null : (
        <MoreButton
          count={Math.min(step, left)}
          of={left}
          where="more"
          onMore={() => setSpan({ from, to: to + step })}
        />
      ),
  };
}

function around(at: number): { readonly from: number; readonly to: number } {
  const from = Math.max(0, at - step / 2);
  return { from, to: from + step };
}

interface MoreButtonProps {
  readonly count: number;
  readonly of?: number;
  readonly where: 'before' | 'more';
  readonly onMore: () => void;
}

function MoreButton({ count, of, where, onMore }: MoreButtonProps): ReactNode {
  return (
    <div className={styles.more}>
      <Button size="sm" onClick={onMore}>
        {where === 'before' ? `Show ${count} before` : `Show ${count} more`}
        {of !== undefined && of > count ? ` of ${of.toLocaleString('en')}` : ''}
      </Button>
    </div>
  );
}
