import type { ReactNode } from 'react';
import { formatShortTime } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Strip } from '../../ui/strip.tsx';

/** On every screen of a copy that may only read: where the other one is, and what to do. */
export function OtherCopyStrip(): ReactNode {
  const other = useApp((state) => state.custody?.otherCopy ?? null);
  const offset = useApp((state) => state.offsetMinutes);
  if (other === null) return null;
  const where = other.host === '' ? 'elsewhere' : `on ${other.host}`;
  return (
    <section aria-label="Read only">
      <Strip tone="caution" glyph="locked">
        Runsheet is open on this data {where} since {formatShortTime(other.since, offset)}. Everything is
        safe; here it can only be read, as it was at the start. Go on there, or close it there and start again
        here.
      </Strip>
    </section>
  );
}
