import { type ReactNode, useState } from 'react';
import { type Tab, Tabs } from '../../ui/tabs.tsx';
import { ScreenFrame } from '../shell/app-frame.tsx';
import { SignersPart } from '../signers/signers-part.tsx';
import { AboutPart } from './about-part.tsx';
import { AppearancePart } from './appearance-part.tsx';
import { FoldersPart } from './folders-part.tsx';
import { KeyboardPart } from './keyboard-part.tsx';
import { OperatorPart } from './operator-part.tsx';
import { OrganisationPart } from './organisation-part.tsx';
import styles from './settings-screen.module.css';
import { SoundsPart } from './sounds-part.tsx';

const tabs = [
  { id: 'operator', label: 'Operator' },
  { id: 'signers', label: 'People and signing' },
  { id: 'organisation', label: 'Organisation' },
  { id: 'folders', label: 'Folders' },
  { id: 'appearance', label: 'Appearance' },
  { id: 'sounds', label: 'Sounds and alarms' },
  { id: 'keyboard', label: 'Keyboard' },
  { id: 'about', label: 'About' },
] as const satisfies readonly Tab[];

type PartId = (typeof tabs)[number]['id'];

const parts: Readonly<Record<PartId, () => ReactNode>> = {
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
  const [selected, setSelected] = useState<PartId>('operator');
  const Part = parts[selected];
  return (
    <ScreenFrame title="Settings">
      <div className={styles.tabs}>
        <Tabs label="Settings" tabs={tabs} selected={selected} onSelect={setSelected} direction="column">
          <Part key={selected} />
        </Tabs>
      </div>
    </ScreenFrame>
  );
}
