import { createHash } from 'node:crypto';
import type { FaceName, SheetFace } from './fonts.ts';

export type EmbeddedFont = { readonly face: FaceName; readonly name: string; readonly bytes: Uint8Array };

/** The tag before the name marks a subset; made from the bytes, it is the same for the same document. */
export function nameFont(face: SheetFace, bytes: Uint8Array): EmbeddedFont {
  const digest = createHash('sha256').update(bytes).digest();
  const tag = Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
  return { face: face.name, name: `${tag}+${face.postScriptName}`, bytes };
}
