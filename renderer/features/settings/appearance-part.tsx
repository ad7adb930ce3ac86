import { type ReactNode, useState } from 'react';
import { minuteText, readMinute } from '#shared/appearance.ts';
import type { Settings } from '#shared/settings.ts';
import { useApp } from '../../stores/use-app.ts';
import { Panel } from '../../ui/panel.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './settings-screen.module.css';
import { useChange } from './use-setting.ts';

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'by-time', label: 'By time' },
] as const satisfies readonly { readonly value: Settings['theme']; readonly label: string }[];

const zooms = ['80', '90', '100', '110', '125', '150', '175', '200'] as const;

/** Light or dark, by the clock too, and how large. */
export function AppearancePart(): ReactNode {
  const { theme, darkFrom, darkTo, zoom } = useApp((state) => state.settings);
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
        {theme === 'by-time' && (
          <div className={styles.hours}>
            <HourField
              label="Dark from"
              minute={darkFrom}
              onSave={(minute) => void change({ darkFrom: minute }, `Dark from ${minuteText(minute)}.`)}
            />
            <HourField
              label="Light from"
              minute={darkTo}
              onSave={(minute) => void change({ darkTo: minute }, `Light from ${minuteText(minute)}.`)}
            />
          </div>
        )}
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

interface HourFieldProps {
  readonly label: string;
  /** Since midnight. */
  readonly minute: number;
  readonly onSave: (minute: number) => void;
}

/** A time of day, saved once it is one; a field that is left empty shows the old one again. */
function HourField({ label, minute, onSave }: HourFieldProps): ReactNode {
  const [text, setText] = useState(minuteText(minute));
  return (
    <TextField
      label={label}
      type="time"
      required
      value={text}
      onChange={(next) => {
        setText(next);
        const read = readMinute(next);
        if (read !== null) onSave(read);
      }}
      input={{ onBlur: () => setText(minuteText(minute)) }}
    />
  );
}
