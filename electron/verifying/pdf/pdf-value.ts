/** A value of a PDF as it is read. Strings keep where they stand, as a signature's gap must be exactly one of them. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | PdfArray
  | PdfDictionary
  | PdfKeyword;

export type PdfName = { readonly kind: 'name'; readonly name: string };
/** `bytes` are the decoded bytes, one per character; `at` to `end` is where it stands, brackets included. */
export type PdfString = {
  readonly kind: 'string';
  readonly form: 'literal' | 'hexadecimal';
  readonly bytes: string;
  readonly at: number;
  readonly end: number;
};
export type PdfReference = { readonly kind: 'reference'; readonly id: number; readonly generation: number };
export type PdfArray = { readonly kind: 'array'; readonly items: readonly PdfValue[] };
export type PdfDictionary = { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, PdfValue> };
/** `obj`, `stream`, `R` and other bare words. */
export type PdfKeyword = { readonly kind: 'keyword'; readonly word: string };

export function asDictionary(value: PdfValue | undefined): PdfDictionary | null {
  return isKind(value, 'dictionary') ? value : null;
}

export function asItems(value: PdfValue | undefined): readonly PdfValue[] {
  return isKind(value, 'array') ? value.items : [];
}

export function asReference(value: PdfValue | undefined): PdfReference | null {
  return isKind(value, 'reference') ? value : null;
}

export function asString(value: PdfValue | undefined): PdfString | null {
  return isKind(value, 'string') ? value : null;
}

export function asNumber(value: PdfValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

/** The name without its slash, or an empty text. */
export function nameOf(value: PdfValue | undefined): string {
  return isKind(value, 'name') ? value.name : '';
}

/** A text string: UTF-16 or UTF-8 by its mark, else Latin-1; an empty text for anything else. */
export function textOf(value: PdfValue | undefined): string {
  const found = asString(value);
  if (found === null) return '';
  const bytes = Buffer.from(found.bytes, 'latin1');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
    return Buffer.from(even).swap16().toString('utf16le').toWellFormed();
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  return found.bytes;
}

/** Whether two values say the same; where strings stand and how they are written does not matter. */
export function sameValue(one: PdfValue | undefined, other: PdfValue | undefined): boolean {
  if (one === other) return true;
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return false;
  if (one.kind === 'array' && other.kind === 'array') {
    return (
      one.items.length === other.items.length &&
      one.items.every((item, index) => sameValue(item, other.items[index]))
    );
  }
  if (one.kind === 'dictionary' && other.kind === 'dictionary') {
    if (one.entries.size !== other.entries.size) return false;
    return [...one.entries].every(
      ([key, value]) => other.entries.has(key) && sameValue(value, other.entries.get(key)),
    );
  }
  return sameLeaf(one, other);
}

type Compound = Exclude<PdfValue, null | boolean | number>;

function sameLeaf(one: Compound, other: Compound): boolean {
  if (one.kind === 'name' && other.kind === 'name') return one.name === other.name;
  if (one.kind === 'string' && other.kind === 'string') return one.bytes === other.bytes;
  if (one.kind === 'reference' && other.kind === 'reference') {
    return one.id === other.id && one.generation === other.generation;
  }
  return one.kind === 'keyword' && other.kind === 'keyword' && one.word === other.word;
}

function isKind<K extends Compound['kind']>(
  value: PdfValue | undefined,
  kind: K,
): value is Extract<Compound, { readonly kind: K }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}
