import type { ReactNode } from 'react';
import { explainLeftOut, type LeftOut } from '#shared/insights/left-out.ts';
import styles from './insights.module.css';

/** What the numbers above it left out; nothing when they left out nothing. */
export function LeftOutLine({ leftOut }: { readonly leftOut: readonly LeftOut[] }): ReactNode {
  const words = explainLeftOut(leftOut);
  return words === '' ? null : <p className={styles.leftOut}>{words}</p>;
}
