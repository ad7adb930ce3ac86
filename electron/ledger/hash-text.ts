import { hash } from 'node:crypto';

/** SHA-256 over the UTF-8 of a text, lower-case hex. */
export function hashText(text: string): string {
  return hash('sha256', text);
}

/** SHA-256 over bytes, lower-case hex. */
export function hashBytes(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}
