import type { ReviewKind } from '#shared/review/review-entry.ts';
import type { GlyphName } from '../../ui/glyph.tsx';

/** The shape of each kind; its word stands beside it. Null where an icon says it better. */
export const reviewGlyphs: Readonly<Record<ReviewKind, GlyphName | null>> = {
  failed: 'failed',
  deferred: 'deferred',
  'not-applicable': 'na',
  late: 'late',
  early: 'early',
  'out-of-order': 'caution',
  reopened: 'open',
  'left-open': 'open',
  override: 'caution',
  breach: 'running',
  tripped: 'tripped',
  hold: 'watched',
  rollback: 'rolled-back',
  'rollback-cancelled': 'rolled-back',
  aborted: 'aborted',
  'no-go': 'failed',
  decline: 'failed',
  extension: 'late',
  correction: 'late',
  'record-reopened': 'stale',
  clock: null,
  note: null,
};
