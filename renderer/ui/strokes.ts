/** Points of one stroke as fractions of the pad's width and height: [x, y, x, y, …]. */
export type Stroke = readonly number[];

export interface PadSize {
  readonly width: number;
  readonly height: number;
}

export interface PadPoint {
  readonly x: number;
  readonly y: number;
}

// Four digits: a tenth of a pixel on a pad of 1000 pixels.
const precision = 10_000;

/** Turns points in pixels into fractions of the pad, rounded to four digits. Empty strokes are dropped. */
export function normaliseStrokes(
  strokes: readonly (readonly PadPoint[])[],
  size: PadSize,
): readonly Stroke[] {
  return strokes
    .filter((points) => points.length > 0)
    .map((points) => points.flatMap(({ x, y }) => [round(x / size.width), round(y / size.height)]));
}

/** The way back, for drawing strokes on a pad of another size. */
export function placeStrokes(strokes: readonly Stroke[], size: PadSize): readonly (readonly PadPoint[])[] {
  return strokes.map((stroke) =>
    Array.from({ length: Math.floor(stroke.length / 2) }, (_, index) => ({
      x: (stroke[index * 2] ?? 0) * size.width,
      y: (stroke[index * 2 + 1] ?? 0) * size.height,
    })),
  );
}

function round(share: number): number {
  return Math.round(share * precision) / precision;
}
