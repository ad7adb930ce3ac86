import type { ReactNode } from 'react';
import { formatShortTime } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Chip } from '../../ui/chip.tsx';

/** Quiet, as the run is safe here all the same: since when the second place is away. */
export function MirrorChip(): ReactNode {
  const away = useApp((state) => state.custody?.mirror.away ?? null);
  const offset = useApp((state) => state.offsetMinutes);
  if (away === null) return null;
  return <Chip tone="quiet">Second place away since {formatShortTime(away.since, offset)}</Chip>;
}
