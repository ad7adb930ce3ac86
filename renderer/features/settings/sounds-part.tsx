import { type ReactNode, useId } from 'react';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Switch } from '../../ui/checkbox.tsx';
import { Panel } from '../../ui/panel.tsx';
import { playSound, type SoundKind } from '../shell/sounds.ts';
import styles from './settings-screen.module.css';
import { useChange } from './use-setting.ts';

const tests: readonly { readonly kind: SoundKind; readonly label: string }[] = [
  { kind: 'window-closes-soon', label: 'A window closes in 5 minutes' },
  { kind: 'window-closed', label: 'A window closed with open items' },
  { kind: 'trigger-observed', label: 'A trigger is observed' },
  { kind: 'threshold-near', label: '30 seconds before a threshold' },
  { kind: 'alarm', label: 'Threshold passed: the alarm' },
  { kind: 'not-saved', label: 'Not saved' },
];

/** How loud, and what each sound is like. */
export function SoundsPart(): ReactNode {
  const id = useId();
  const { sounds, soundsOff, volume } = useApp((state) => state.settings);
  const change = useChange();
  const say = useApp((state) => state.say);
  const play = async (kind: SoundKind): Promise<void> => {
    if (!(await playSound(kind, volume))) say('This laptop has no sound output.', 'refused');
  };
  return (
    <Panel title="Sounds and alarms">
      <div className={styles.fields}>
        <Switch
          label="Sounds"
          hint="While they are off, a live run says “Sound off” in its top bar. An alarm also comes as a notification of the system."
          checked={sounds}
          onChange={(on) => void change({ sounds: on }, on ? 'Sounds are on.' : 'Sounds are off.')}
        />
        <div className={styles.range}>
          <label htmlFor={id}>Volume</label>
          <input
            id={id}
            type="range"
            min={0}
            max={100}
            step={5}
            value={Math.round(volume * 100)}
            onChange={(event) =>
              void change({ volume: Number(event.target.value) / 100 }, `Volume: ${event.target.value}%.`)
            }
          />
          <output htmlFor={id}>{Math.round(volume * 100)}%</output>
        </div>
        <ul className={styles.tests} aria-label="Play a sound">
          {tests.map(({ kind, label }) => (
            <li key={kind}>
              {kind === 'alarm' ? (
                <span>
                  {label} <span className={styles.always}>always on; m silences it for the moment</span>
                </span>
              ) : (
                <Switch
                  label={label}
                  checked={sounds && !soundsOff.includes(kind)}
                  disabled={!sounds}
                  onChange={(on) =>
                    void change(
                      { soundsOff: on ? soundsOff.filter((other) => other !== kind) : [...soundsOff, kind] },
                      `${label}: ${on ? 'on' : 'off'}.`,
                    )
                  }
                />
              )}
              <Button size="sm" icon="sound" aria-label={`Play: ${label}`} onClick={() => void play(kind)}>
                Play
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
