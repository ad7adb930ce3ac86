import type { ReactNode } from 'react';
import type { Settings } from '#shared/settings.ts';
import { useApp } from '../../stores/use-app.ts';
import { Panel } from '../../ui/panel.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import styles from './settings-screen.module.css';
import { useChange } from './use-setting.ts';

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies readonly { readonly value: Settings['theme']; readonly label: string }[];

const zooms = ['80', '90', '100', '110', '125', '150', '175', '200'] as const;

/** Light or dark, and how large. */
export function AppearancePart(): ReactNode {
  const { theme, zoom } = useApp((state) => state.settings);
  const change = useChange();
  return (
    <Panel title="Appearance">
      <div className={styles.fields}>
        <SegmentedControl
          label="Colours"
          value={theme}
          options={themes}
          onChange={(next) =>
            void change({ theme: next }, `Colours: ${themes.find(({ value }) => value === next)?.label}.`)
          }
        />
        <SelectField
          label="Size"
          hint="Of everything in the window."
          value={String(zoom)}
          options={zooms.map((value) => ({ value, label: `${value}%` }))}
          onChange={(next) => void change({ zoom: Number(next) }, `Size: ${next}%.`)}
        />
      </div>
    </Panel>
  );
}
