import type { ReactNode } from 'react';
import type { RegisterSort } from '#shared/register/register-query.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './register.module.css';
import type { RegisterNow } from './use-register.ts';

interface SortHeadProps extends Pick<RegisterNow, 'filter' | 'change'> {
  readonly by: RegisterSort;
  readonly align?: 'end' | undefined;
  readonly className?: string | undefined;
  readonly children: string;
}

/** Read from A on; numbers and dates are asked for the greatest. */
const texts: ReadonlySet<RegisterSort> = new Set(['release', 'environment', 'outcome', 'deployedBy']);

/** A column's head that sorts: pressed again, the other way round. */
export function SortHead({ by, filter, change, align, className, children }: SortHeadProps): ReactNode {
  const isSorted = filter.sort === by;
  const order = filter.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" data-align={align} className={className} aria-sort={isSorted ? order : undefined}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => change({ sort: by, descending: isSorted ? !filter.descending : !texts.has(by) })}
      >
        {children}
        {isSorted && <Icon name={filter.descending ? 'chevron-down' : 'chevron-up'} />}
      </button>
    </th>
  );
}
