/** Grey pictures of eight bits, and how far two of them are apart. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

export type GreyPicture = { readonly width: number; readonly height: number; readonly pixels: Uint8Array };

/** A picture of `pdftoppm -gray` (PGM); throws on anything else. */
export function readPgm(pgm: Buffer): GreyPicture {
  const head = /^P5\n(\d+) (\d+)\n255\n/.exec(pgm.toString('latin1', 0, 40));
  if (head === null) throw new Error('Not a grey picture of eight bits.');
  return { width: Number(head[1]), height: Number(head[2]), pixels: pgm.subarray(head[0].length) };
}

/** As small as it gets without a filter that fits text better than none. */
export function writeGreyPng({ width, height, pixels }: GreyPicture): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const rows = Buffer.alloc(height * (width + 1));
  for (let row = 0; row < height; row++) {
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, body: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** A picture that `writeGreyPng` kept; throws on any other kind of PNG. */
export function readGreyPng(png: Buffer): GreyPicture {
  const parts: Buffer[] = [];
  let [width, height, kind] = [0, 0, ''];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') {
      [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
      kind = body.toString('hex', 8, 13);
    }
    if (type === 'IDAT') parts.push(body);
    at += length + 12;
  }
  if (kind !== '0800000000') throw new Error('Not a grey picture of eight bits.');
  return { width, height, pixels: unfilter(inflateSync(Buffer.concat(parts)), width, height) };
}

/** Each row begins with how it was filtered (PNG, 9.2); these were not. */
function unfilter(raw: Buffer, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = row * (width + 1);
    if (raw[from] !== 0) throw new Error('A filtered row.');
    pixels.set(raw.subarray(from + 1, from + 1 + width), row * width);
  }
  return pixels;
}

const tile = 16;

/**
 * The largest difference of mean grey (0 to 255) among squares of 16 by 16: a word that is missing or elsewhere changes
 * its squares, another rounding of edges does not. 255 when the sizes differ.
 */
export function pictureDistance(one: GreyPicture, other: GreyPicture): number {
  if (one.width !== other.width || one.height !== other.height) return 255;
  let most = 0;
  for (let top = 0; top < one.height; top += tile) {
    for (let left = 0; left < one.width; left += tile) {
      most = Math.max(most, Math.abs(meanOf(one, left, top) - meanOf(other, left, top)));
    }
  }
  return most;
}

function meanOf({ width, height, pixels }: GreyPicture, left: number, top: number): number {
  let [sum, count] = [0, 0];
  for (let y = top; y < Math.min(height, top + tile); y++) {
    for (let x = left; x < Math.min(width, left + tile); x++, count++) sum += pixels[y * width + x] ?? 0;
  }
  return sum / count;
}
