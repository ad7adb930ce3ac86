/** Where the window stood last time, brought back onto a screen that is there today. */
import { z } from 'zod';
import type { FileLayer } from './ledger/file-layer.ts';
import { readJsonFile, writeJsonFile } from './ledger/json-file.ts';

export const windowStateSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  isMaximised: z.boolean(),
});
export type WindowState = z.infer<typeof windowStateSchema>;

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const first = { width: 1440, height: 900 };

/** Size and, when the title bar would be within reach, place. Never larger than the screen it is on. */
export function placeOnScreen(
  state: WindowState | null,
  screens: readonly Area[],
  smallest: { readonly width: number; readonly height: number },
): { width: number; height: number; x?: number; y?: number } {
  const onto = state === null ? undefined : screens.find((area) => isWithinReach(state, area));
  const room = onto ?? screens[0] ?? { x: 0, y: 0, ...first };
  const width = Math.max(smallest.width, Math.min(state?.width ?? first.width, room.width));
  const height = Math.max(smallest.height, Math.min(state?.height ?? first.height, room.height));
  return state === null || onto === undefined ? { width, height } : { x: state.x, y: state.y, width, height };
}

/** What the file remembers, and how it is remembered; a place that cannot be kept is no reason to trouble anyone. */
export function keptWindowState(
  files: FileLayer,
  path: string,
): { readonly last: WindowState | null; readonly keep: (state: WindowState) => void } {
  return {
    last: readJsonFile(files, path, windowStateSchema),
    keep: (state) => {
      try {
        writeJsonFile(files, path, state);
      } catch {
        return;
      }
    },
  };
}

function isWithinReach(state: WindowState, area: Area): boolean {
  const middle = state.x + state.width / 2;
  return (
    middle > area.x &&
    middle < area.x + area.width &&
    state.y >= area.y &&
    state.y < area.y + area.height - 40
  );
}
