import type { ReactNode } from 'react';
import { runDuration } from '#shared/register/run-duration.ts';
import type { Outcome as RunOutcome } from '#shared/run/run-events.ts';
import type { RegisterLine } from '#shared/register/register-query.ts';
import { Glyph, type GlyphName } from '../../ui/glyph.tsx';
import styles from './home-screen.module.css';

const outcomes: Readonly<
  Record<RunOutcome, { readonly word: string; readonly glyph: GlyphName; readonly tone: string | undefined }>
> = {
  deployed: { word: 'Deployed', glyph: 'done', tone: styles.done },
  'rolled-back': { word: 'Rolled back', glyph: 'rolled-back', tone: styles.failed },
  aborted: { word: 'Aborted', glyph: 'aborted', tone: styles.soft },
};

/** How the run ended: shape and word. */
export function Outcome({ outcome }: { readonly outcome: RunOutcome | null }): ReactNode {
  if (outcome === null) return null;
  const { word, glyph, tone } = outcomes[outcome];
  return (
    <span className={`${styles.status} ${tone}`}>
      <Glyph name={glyph} size={16} tone="inherit" />
      {word}
    </span>
  );
}

/** How many have signed, and whether it is sealed. */
export function Signatures({ run }: { readonly run: RegisterLine }): ReactNode {
  const isAll = run.signed >= run.slots && run.slots > 0;
  const words = run.signed === 0 ? 'not signed' : `${run.signed} of ${run.slots}`;
  const sealed = run.phase === 'sealed' ? ', sealed' : '';
  return (
    <span className={`${styles.signed} ${isAll ? styles.done : styles.soft}`}>
      <Glyph name={run.signed === 0 ? 'open' : 'signed'} size={16} tone="inherit" />
      {words}
      {sealed}
    </span>
  );
}

/** In the place of a time. */
const missingWords = {
  'never-started': 'not started',
  'in-progress': 'not closed',
  'negative-time': 'clock went back',
} as const;

/** "3 h 08 min", or why there is none. */
export function durationText(run: Pick<RegisterLine, 'startedAt' | 'closedAt'>): string {
  const { ms, missing } = runDuration(run);
  if (missing !== null) return missingWords[missing];
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
