import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Glyph, type GlyphName } from './glyph.tsx';
import styles from './strip.module.css';

interface StripProps {
  /** `alarm` is for a tripped trigger only. */
  readonly tone: 'caution' | 'alarm';
  readonly glyph?: GlyphName | undefined;
  readonly children: ReactNode;
  /** Right end: text, keys, buttons. */
  readonly actions?: ReactNode | undefined;
}

/** A message across the top of the window that stays until its cause is gone. */
export function Strip({ tone, glyph, children, actions }: StripProps): ReactNode {
  return (
    <div
      className={classNames(styles.strip, styles[tone])}
      data-on-solid={tone === 'alarm' ? true : undefined}
    >
      <Glyph name={glyph ?? (tone === 'alarm' ? 'tripped' : 'caution')} tone="inherit" />
      <div className={styles.text}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
