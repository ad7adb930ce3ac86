import { signatureFields, type FormField } from '../signing/find-field.ts';
import type { PdfFile, PdfState } from './pdf/open-pdf.ts';
import {
  asItems,
  asNumber,
  asReference,
  asString,
  nameOf,
  textOf,
  type PdfDictionary,
  type PdfString,
} from './pdf/pdf-value.ts';

/** A signature somewhere in the history of a file. */
export type FoundSignature = {
  readonly field: FormField;
  /** Object number and offset; offset 0 when it stands inside another stream or directly in its field. */
  readonly id: number;
  readonly offset: number;
  readonly dictionary: PdfDictionary;
  readonly contents: PdfString | null;
  /** Four whole numbers, or null. */
  readonly range: readonly [number, number, number, number] | null;
  readonly subFilter: string;
};

const mostStates = 120;

/**
 * Every signature any update of the file ever had, also one that a later update took out of its field, in the order
 * of what they cover.
 */
export function collectSignatures(file: PdfFile): readonly FoundSignature[] {
  const found = new Map<string, FoundSignature>();
  const states = Math.min(file.sections.length, mostStates);
  for (let skipped = 0; skipped < states; skipped++) {
    const state = skipped === 0 ? file.newest : readableState(file, skipped);
    if (state === null) continue;
    for (const field of signatureFields(state)) {
      const signature = signatureOf(state, field);
      if (signature === null) continue;
      const key = `${signature.id} ${signature.offset} ${signature.contents?.at ?? ''}`;
      if (!found.has(key)) found.set(key, signature);
    }
  }
  return [...found.values()].toSorted((one, other) => endOf(one) - endOf(other));
}

/** Behind the last byte it covers; 0 when it says nothing sensible. */
export function endOf({ range }: FoundSignature): number {
  return range === null ? 0 : range[2] + range[3];
}

/** Half of a linearised file is no document by itself. */
function readableState(file: PdfFile, skipped: number): PdfState | null {
  try {
    return file.stateOf(file.sections.slice(skipped));
  } catch {
    return null;
  }
}

function signatureOf(state: PdfState, field: FormField): FoundSignature | null {
  const value = field.dictionary.entries.get('V');
  const dictionary = state.dictionary(value);
  if (dictionary === null) return null;
  const id = asReference(value)?.id ?? 0;
  const entry = id === 0 ? null : state.entry(id);
  const numbers = asItems(dictionary.entries.get('ByteRange')).map(asNumber);
  const [start, length, next, rest] = numbers;
  const whole =
    numbers.length === 4 && numbers.every((part) => part !== null && Number.isInteger(part) && part >= 0);
  return {
    field,
    id,
    offset: entry?.kind === 'offset' ? entry.offset : 0,
    dictionary,
    contents: asString(dictionary.entries.get('Contents')),
    range: whole ? [start ?? 0, length ?? 0, next ?? 0, rest ?? 0] : null,
    subFilter: nameOf(dictionary.entries.get('SubFilter')),
  };
}

/** `Name`, `Reason` or another text of the signature itself. */
export function signatureText(signature: FoundSignature, key: string): string {
  return textOf(signature.dictionary.entries.get(key));
}
