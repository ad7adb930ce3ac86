import type { AppState } from '../../stores/app-state.ts';
import type { GlyphName } from '../../ui/glyph.tsx';
import type { IconName } from '../../ui/icon.tsx';

export const paletteGroups = ['Do', 'Go to', 'People', 'Items', 'Runs'] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** One line of the palette. It opens or goes; what decides something opens its card and nothing more. */
export type PaletteEntry = {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly label: string;
  /** Grey text at the end of the line; searched too. */
  readonly detail: string;
  readonly keys?: string;
  readonly icon?: IconName;
  readonly glyph?: GlyphName;
  /** Records something at once; only found by searching, so that a stray Enter does nothing. */
  readonly acts?: true;
  readonly run: (state: AppState) => void;
};
