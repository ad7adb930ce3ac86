import type { ItemState } from '#shared/run/run-events.ts';
import type { GlyphName } from '../../ui/glyph.tsx';

export const stateWord: Readonly<Record<ItemState, string>> = {
  open: 'open',
  done: 'done',
  failed: 'failed',
  deferred: 'deferred',
  'not-applicable': 'not applicable',
};

export const stateGlyph: Readonly<Record<ItemState, GlyphName>> = {
  open: 'open',
  done: 'done',
  failed: 'failed',
  deferred: 'deferred',
  'not-applicable': 'na',
};
