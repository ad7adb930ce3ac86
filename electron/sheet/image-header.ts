export type ImageHeader = { readonly width: number; readonly height: number };

/**
 * Size of a JPEG or PNG in pixels, or null when the bytes are no image that the sheet can carry. A JPEG in CMYK
 * is none: PDF/A allows it only with a profile of its own.
 */
export function readImageHeader(bytes: Uint8Array, mime: 'image/jpeg' | 'image/png'): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = mime === 'image/png' ? readPng(view) : readJpeg(view);
  return header && header.width > 0 && header.height > 0 ? header : null;
}

const pngSignature = 0x89504e470d0a1a0an;

function readPng(view: DataView): ImageHeader | null {
  if (view.byteLength < 33 || view.getBigUint64(0) !== pngSignature) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function readJpeg(view: DataView): ImageHeader | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 10 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) {
      const components = view.getUint8(at + 9);
      if (components !== 1 && components !== 3) return null;
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Start of frame; C4, C8 and CC in the same range mean other things. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
