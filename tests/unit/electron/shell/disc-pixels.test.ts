import { expect, test } from 'vitest';
import { discPixels } from '#electron/shell/disc-pixels.ts';

test('a disc is of its colour in the middle, clear in the corners and half so at its edge', () => {
  const pixels = discPixels(16, '#c5303a');
  const at = (x: number, y: number) => Array.from(pixels.slice((y * 16 + x) * 4, (y * 16 + x) * 4 + 4));
  expect(pixels).toHaveLength(16 * 16 * 4);
  expect(at(8, 8)).toEqual([0x3a, 0x30, 0xc5, 255]);
  expect(at(0, 0)).toEqual([0, 0, 0, 0]);
  expect(at(15, 15)).toEqual([0, 0, 0, 0]);
  const [blue = 0, green = 0, red = 0, opacity = 0] = at(0, 7);
  expect(opacity).toBeGreaterThan(100);
  expect(opacity).toBeLessThan(255);
  // Multiplied by opacity: brighter than its opacity allows, a pixel would glow.
  expect([blue, green, red].every((channel) => channel <= opacity)).toBe(true);
});
