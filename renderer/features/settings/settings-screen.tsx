import { type ReactNode, useState } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { ScreenFrame } from '../shell/app-frame.tsx';
import { SignersPart } from '../signers/signers-part.tsx';
import { AboutPart } from './about-part.tsx';
import { AppearancePart } from './appearance-part.tsx';
import { FoldersPart } from './folders-part.tsx';
import { KeyboardPart } from './keyboard-part.tsx';
import { OperatorPart } from './operator-part.tsx';
import { OrganisationPart } from './organisation-part.tsx';
import styles from './settings-screen.module.css';
import { settingsTabs, type SettingsTab } from '../../stores/settings-tabs.ts';
import { SoundsPart } from './sounds-part.tsx';

const parts: Readonly<Record<SettingsTab, () => ReactNode>> = {
  operator: OperatorPart,
  signers: SignersPart,
  organisation: OrganisationPart,
  folders: FoldersPart,
  appearance: AppearancePart,
  sounds: SoundsPart,
  keyboard: KeyboardPart,
  about: AboutPart,
};

/** What belongs to this laptop. Every change is saved at once. */
export function SettingsScreen(): ReactNode {
  const asked = useApp(({ screen }) => (screen.name === 'settings' ? (screen.tab ?? null) : null));
  const [selected, setSelected] = useState<SettingsTab>(asked ?? 'operator');
  const [before, setBefore] = useState(asked);
  // The palette may ask for another part while one is shown.
  if (asked !== before) {
    setBefore(asked);
    if (asked !== null) setSelected(asked);
  }
  const Part = parts[selected];
  return (
    <ScreenFrame title="Settings">
      <div className={styles.tabs}>
        <Tabs
          label="Settings"
          tabs={settingsTabs}
          selected={selected}
          onSelect={setSelected}
          direction="column"
        >
          <Part key={selected} />
        </Tabs>
      </div>
    </ScreenFrame>
  );
}
