import type { ReactNode } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Panel } from '../../ui/panel.tsx';
import { LogoField } from './logo-field.tsx';
import { SavedText } from './saved-text.tsx';
import styles from './settings-screen.module.css';
import { useChange } from './use-setting.ts';

/** Whose sheet it is. */
export function OrganisationPart(): ReactNode {
  const organisation = useApp((state) => state.settings.organisation);
  const change = useChange();
  return (
    <Panel title="Organisation">
      <div className={styles.fields}>
        <SavedText
          label="Name of the organisation"
          hint="Printed at the head of the approval sheet."
          value={organisation}
          maxLength={2000}
          onSave={(name) =>
            void change(
              { organisation: name },
              name === '' ? 'No organisation is printed.' : `Saved: ${name}.`,
            )
          }
        />
        <LogoField />
      </div>
    </Panel>
  );
}
