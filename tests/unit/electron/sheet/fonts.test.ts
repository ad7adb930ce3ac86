import { beforeAll, describe, expect, it } from 'vitest';
import { loadSheetFonts, type SheetFonts } from '#electron/sheet/fonts.ts';
import { readTrueType } from '#electron/sheet/true-type.ts';

let fonts: SheetFonts;

beforeAll(async () => {
  fonts = await loadSheetFonts(null);
});

describe('a font of the sheet', () => {
  it('knows which characters it has', async () => {
    const { metrics } = await fonts.face('regular');
    expect(metrics.glyphOf(0x41)).toBeGreaterThan(0);
    expect(metrics.glyphOf(0x674e)).toBe(0);
    expect((await fonts.face('chinese')).metrics.glyphOf(0x674e)).toBeGreaterThan(0);
    expect((await fonts.face('korean')).metrics.glyphOf(0xae40)).toBeGreaterThan(0);
  });

  it('is cut to the characters asked for, which keep their widths', async () => {
    const { bytes, metrics } = await fonts.face('regular');
    const cut = fonts.subset(bytes, [0x41, 0x20]);
    expect(cut.length).toBeLessThan(8_000);
    const subset = readTrueType(cut);
    expect(subset.advanceOf(subset.glyphOf(0x41))).toBe(metrics.advanceOf(metrics.glyphOf(0x41)));
    expect(subset.glyphOf(0x42)).toBe(0);
  });

  it('is refused when it is none', () => {
    expect(() => readTrueType(new Uint8Array(64))).toThrow('no table');
  });
});
