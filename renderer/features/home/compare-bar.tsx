import type { ReactNode } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import styles from './register.module.css';

/** Says how to choose two runs, and compares them. */
export function CompareBar({ chosen }: { readonly chosen: readonly string[] }): ReactNode {
  const go = useApp((state) => state.go);
  const [one, other] = chosen;
  return (
    <fieldset className={styles.compare}>
      <legend className="visually-hidden">Compare two runs</legend>
      <span>{chosen.length === 2 ? 'Two runs chosen.' : `Choose two runs: ${chosen.length} of 2.`}</span>
      <Button
        variant="primary"
        size="sm"
        disabled={one === undefined || other === undefined}
        onClick={() => {
          if (one !== undefined && other !== undefined) go({ name: 'compare', one, other });
        }}
      >
        Compare them
      </Button>
    </fieldset>
  );
}
