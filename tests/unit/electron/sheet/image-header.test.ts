import { describe, expect, it } from 'vitest';
import { readImageHeader } from '#electron/sheet/image-header.ts';
import { samplePng } from '../../../sheet/sample-document.ts';

describe('readImageHeader', () => {
  it('reads the size of a PNG', () => {
    expect(readImageHeader(samplePng(90, 60), 'image/png')).toEqual({ width: 90, height: 60 });
  });

  it('reads the size of a JPEG behind its other segments', () => {
    expect(readImageHeader(jpeg(3), 'image/jpeg')).toEqual({ width: 32, height: 16 });
  });

  it('refuses a JPEG in CMYK, which PDF/A does not allow here', () => {
    expect(readImageHeader(jpeg(4), 'image/jpeg')).toBeNull();
  });

  it('refuses what is empty, cut off or of the other kind', () => {
    expect(readImageHeader(new Uint8Array(0), 'image/jpeg')).toBeNull();
    expect(readImageHeader(jpeg(3).slice(0, 12), 'image/jpeg')).toBeNull();
    expect(readImageHeader(samplePng(9, 9).slice(0, 20), 'image/png')).toBeNull();
    expect(readImageHeader(samplePng(9, 9), 'image/jpeg')).toBeNull();
  });
});

/** Start of image, an application segment, and the frame: 32 wide, 16 high. */
function jpeg(components: number): Uint8Array {
  const application = [0xff, 0xe0, 0, 4, 1, 2];
  return new Uint8Array([
    0xff,
    0xd8,
    ...application,
    0xff,
    0xc0,
    0,
    11,
    8,
    0,
    16,
    0,
    32,
    components,
    1,
    1,
    1,
  ]);
}
