import type { ReactNode } from 'react';
import { formatTimeOfDay } from '#shared/time/instant.ts';
import { useApp } from '../../stores/use-app.ts';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';

/** Above a run that goes on with another laptop: since when, for whom, and the ways out. */
export function ElsewhereStrip(): ReactNode {
  const handedOver = useApp(({ run, screen, readOnly }) =>
    'runId' in screen && readOnly === 'elsewhere' && run.status !== 'none' ? run.handedOver : null,
  );
  const installation = useApp((state) => state.startUp?.installation ?? '');
  const openOverlay = useApp((state) => state.openOverlay);
  const dispatch = useApp((state) => state.dispatch);
  if (handedOver === null) return null;
  const { stamp, to, installation: from } = handedOver;
  const time = formatTimeOfDay(stamp.at, stamp.offsetMinutes);
  const isOurs = from === installation;
  return (
    <section aria-label="Where this run goes on">
      <Strip
        tone="caution"
        glyph="locked"
        actions={
          isOurs ? (
            <Button size="sm" onClick={() => openOverlay({ name: 'take-back' })}>
              Take it back…
            </Button>
          ) : (
            <Button size="sm" onClick={() => void dispatch({ type: 'TakeOverRun', installation })}>
              Go on here
            </Button>
          )
        }
      >
        {isOurs
          ? `This run went on to another laptop at ${time}${to === '' ? '' : `, for ${to}`}. Here it can only be read.`
          : `This run was handed over from laptop ${from} at ${time}${to === '' ? '' : `, for ${to}`}. It can only be read until somebody goes on with it.`}
      </Strip>
    </section>
  );
}
