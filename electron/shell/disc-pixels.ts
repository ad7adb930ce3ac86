/**
 * A full disc of one colour, `size` pixels wide and high: four bytes a pixel, blue, green, red and opacity, rows from
 * the top, as the system wants its bitmaps. Colour is multiplied by opacity; the edge is smooth. `colour` is `#rrggbb`.
 */
export function discPixels(size: number, colour: string): Uint8Array {
  const value = Number.parseInt(colour.slice(1), 16);
  const channels = [value & 255, (value >> 8) & 255, value >> 16, 255];
  const middle = (size - 1) / 2;
  const pixels = new Uint8Array(size * size * 4);
  for (let index = 0; index < size * size; index += 1) {
    const [x, y] = [index % size, Math.floor(index / size)];
    const inside = Math.min(1, Math.max(0, size / 2 - Math.hypot(x - middle, y - middle)));
    pixels.set(
      channels.map((channel) => Math.round(channel * inside)),
      index * 4,
    );
  }
  return pixels;
}
