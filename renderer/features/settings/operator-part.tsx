import type { ReactNode } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Panel } from '../../ui/panel.tsx';
import { SavedText } from './saved-text.tsx';
import styles from './settings-screen.module.css';
import { useChange } from './use-setting.ts';

/** Who is at the keyboard. */
export function OperatorPart(): ReactNode {
  const operator = useApp((state) => state.settings.operator);
  const change = useChange();
  return (
    <Panel title="Operator">
      <div className={styles.fields}>
        <SavedText
          label="Your name"
          hint="Stands beside everything that is marked on this laptop. During a run, use Hand over instead."
          value={operator}
          maxLength={200}
          check={(name) =>
            name === '' ? 'Give your name. It stands beside everything you mark.' : undefined
          }
          onSave={(name) => void change({ operator: name }, `The operator is ${name}.`)}
        />
      </div>
    </Panel>
  );
}
