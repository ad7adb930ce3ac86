import type { ReactNode } from 'react';
import { silenceableSounds } from '#shared/settings.ts';
import type { Phase } from '#shared/run/run-state.ts';
import { useApp } from '../../stores/use-app.ts';
import { Chip } from '../../ui/chip.tsx';
import { useBattery } from './use-battery.ts';
import { useSleepRefused } from './use-keep-awake.ts';

const lowBattery = 0.2;

/** What could keep a live run from being heard: no sound, little battery, a laptop that may fall asleep. */
export function LiveChips({ phase }: { readonly phase: Phase }): ReactNode {
  const isLive = phase === 'deploying' || phase === 'verifying' || phase === 'rolling-back';
  return isLive ? (
    <>
      <Sound />
      <Battery />
      <Sleep />
    </>
  ) : null;
}

function Sound(): ReactNode {
  const isOff = useApp(
    ({ settings }) =>
      !settings.sounds ||
      settings.volume === 0 ||
      silenceableSounds.every((kind) => settings.soundsOff.includes(kind)),
  );
  return isOff ? <Chip tone="caution">Sound off</Chip> : null;
}

function Battery(): ReactNode {
  const battery = useBattery();
  if (battery === null || battery.charging || battery.level >= lowBattery) return null;
  return <Chip tone="caution">Battery {Math.round(battery.level * 100)}%</Chip>;
}

function Sleep(): ReactNode {
  const isRefused = useSleepRefused((state) => state.isRefused);
  return isRefused ? <Chip tone="caution">May fall asleep</Chip> : null;
}
