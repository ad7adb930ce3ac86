/**
 * JSON Canonicalization Scheme (RFC 8785): one text for one value, whoever writes it. Numbers and strings are
 * written as ECMAScript does, which is what the scheme asks for; keys are sorted by UTF-16 code units.
 */

/** Throws for what JSON cannot carry: `NaN`, infinities, functions, lone surrogates, a bare `undefined`. */
export function canonicalJson(value: unknown): string {
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value);
  throw new TypeError(`JSON has no ${typeof value}`);
}

/** True when the text is the canonical one of the value that was parsed from it. */
export function isCanonicalJson(text: string, parsed: unknown): boolean {
  // What is in order already, JSON.stringify writes as the scheme does, but half a character it hides in an escape.
  if (isInOrder(parsed) && JSON.stringify(parsed) === text) {
    return !text.includes('\\u') || !halfCharacter.test(text);
  }
  try {
    // Keys that look like numbers come out of JSON.parse in an order of their own.
    return canonicalJson(parsed) === text;
  } catch {
    return false;
  }
}

const halfCharacter = /(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/;

/** Written for speed: every line of every ledger passes here. `value` came from JSON, so all its keys are its own. */
function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let last: string | null = null;
  for (const key in value) {
    if (last !== null && key <= last) return false;
    last = key;
    // `as`: a key of this very object.
    if (!isInOrder(value[key as keyof typeof value])) return false;
  }
  return true;
}

/**
 * A property whose value is `undefined` is left out, as `JSON.stringify` does. Written for speed: every event passes
 * here between its decision and the disk.
 */
function canonicalObject(value: object): string {
  let members = '';
  for (const key of Object.keys(value).sort()) {
    // `as`: a key of this very object.
    const member: unknown = value[key as keyof typeof value];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${canonicalString(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('Half a character cannot be written in UTF-8');
  return JSON.stringify(value);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('JSON has no such number');
  return JSON.stringify(value);
}
