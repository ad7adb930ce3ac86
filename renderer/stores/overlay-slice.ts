import type { OverlaySlice, SliceTools } from './app-state.ts';

/** A stack, so that a dialog opened above another gives way to it again. Each name is open once. */
export function overlaySlice({ set }: SliceTools): OverlaySlice {
  return {
    overlays: [],
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
