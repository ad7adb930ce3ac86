import type { OverlaySlice, SliceTools } from './app-state.ts';

const rememberedCount = 6;

/** A stack, so that a dialog opened above another gives way to it again. Each name is open once. */
export function overlaySlice({ set }: SliceTools): OverlaySlice {
  return {
    overlays: [],
    paletteRecent: [],
    rememberPalette: (id) =>
      set(({ paletteRecent }) => ({
        paletteRecent: [id, ...paletteRecent.filter((other) => other !== id)].slice(0, rememberedCount),
      })),
    openOverlay: (overlay) =>
      set(({ overlays }) => ({
        overlays: [...overlays.filter((other) => other.name !== overlay.name), overlay],
      })),
    closeOverlay: (name) =>
      set(({ overlays }) => ({
        overlays:
          name === undefined ? overlays.slice(0, -1) : overlays.filter((other) => other.name !== name),
      })),
  };
}
