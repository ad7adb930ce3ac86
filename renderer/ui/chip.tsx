import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Glyph, type GlyphName } from './glyph.tsx';
import styles from './chip.module.css';

export type ChipTone =
  | 'now'
  | 'late'
  | 'failed'
  | 'deferred'
  | 'done'
  | 'na'
  | 'quiet'
  | 'caution'
  | 'rehearsal';

interface ChipProps {
  readonly tone?: ChipTone | undefined;
  readonly glyph?: GlyphName | undefined;
  readonly children: ReactNode;
}

/** A short status: glyph and word on a quiet fill. */
export function Chip({ tone = 'quiet', glyph, children }: ChipProps): ReactNode {
  return (
    <span className={classNames(styles.chip, styles[tone])}>
      {glyph && <Glyph name={glyph} size={14} tone="inherit" />}
      {children}
    </span>
  );
}
