import { Integer, OctetString, Sequence, type AsnType } from 'asn1js';
import { readBer } from '../signing/read-ber.ts';

/**
 * How often a PKCS#12 file asks at most for its password to be hashed: the integer after a salt, in the parameters of an
 * encryption (RFC 8018 A.2, A.4) and in the integrity check (RFC 7292 4). What only the password opens is not looked
 * into. 0 when the file names none or is no DER.
 */
export function pkcs12Iterations(file: Uint8Array): number {
  const read = readBer(file);
  return read === null ? 0 : most(read.value, 0);
}

/** Deeper than any such file, and shallow enough for the stack. */
const deepest = 40;

function most(node: AsnType, depth: number): number {
  if (depth > deepest) return 0;
  const parts = partsOf(node);
  const own = node instanceof Sequence ? afterSalt(parts) : 0;
  return parts.reduce((found, part) => Math.max(found, most(part, depth + 1)), own);
}

function afterSalt(parts: readonly AsnType[]): number {
  const counts = parts.map((part, index) =>
    part instanceof Integer && parts[index - 1] instanceof OctetString ? numberOf(part) : 0,
  );
  return Math.max(0, ...counts);
}

/** What is inside a node; the contents of a safe are DER in an octet string. */
function partsOf(node: AsnType): readonly AsnType[] {
  // `as`: a NULL has no block at all, whatever the package's types say.
  const value = (node.valueBlock as { readonly value?: unknown } | undefined)?.value;
  const inside = Array.isArray(value) ? (value as readonly AsnType[]) : [];
  if (!(node instanceof OctetString) || inside.length > 0) return inside;
  const held = readBer(node.valueBlock.valueHexView);
  return held === null ? [] : [held.value];
}

/** Counts too long for a number are infinitely many. */
function numberOf({ valueBlock }: Integer): number {
  const { valueHexView: bytes } = valueBlock;
  if (bytes.byteLength > 6) return Infinity;
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}
