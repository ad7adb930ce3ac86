import { fromBER, type AsnType } from 'asn1js';

/**
 * The first BER value of the bytes and where the next one would begin. Null where there is none: asn1js says so of most,
 * and throws where bytes that are anything, such as a cipher's, look like a time and are none.
 */
export function readBer(bytes: Uint8Array): { readonly value: AsnType; readonly end: number } | null {
  try {
    const { offset, result } = fromBER(Uint8Array.from(bytes).buffer);
    return offset === -1 ? null : { value: result, end: offset };
  } catch {
    return null;
  }
}
