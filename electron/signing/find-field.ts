import type { PdfState } from '../verifying/pdf/open-pdf.ts';
import {
  asItems,
  asReference,
  nameOf,
  textOf,
  type PdfDictionary,
  type PdfValue,
} from '../verifying/pdf/pdf-value.ts';

/** A signature field of a form, with or without a signature. */
export type FormField = {
  /** Full name: those of its parents, a full stop between. */
  readonly name: string;
  readonly id: number;
  readonly dictionary: PdfDictionary;
  readonly isSigned: boolean;
};

const mostFields = 2000;
const deepest = 12;

/** Every signature field of the form, in its order. */
export function signatureFields(state: PdfState): readonly FormField[] {
  const form = state.dictionary(state.catalog.entries.get('AcroForm'));
  const found: FormField[] = [];
  const visit = (reference: PdfValue, parent: { name: string; type: string; depth: number }): void => {
    const id = asReference(reference)?.id;
    if (id === undefined || found.length >= mostFields || parent.depth > deepest) return;
    const dictionary = state.dictionary({ kind: 'reference', id, generation: 0 });
    if (dictionary === null) return;
    const own = textOf(state.resolve(dictionary.entries.get('T')));
    const name = [parent.name, own].filter((part) => part !== '').join('.');
    const type = nameOf(state.resolve(dictionary.entries.get('FT'))) || parent.type;
    const kids = asItems(state.resolve(dictionary.entries.get('Kids')));
    if (type === 'Sig' && (own !== '' || kids.length === 0)) {
      const isSigned = state.dictionary(dictionary.entries.get('V')) !== null;
      found.push({ name, id, dictionary, isSigned });
    }
    for (const kid of kids) visit(kid, { name, type, depth: parent.depth + 1 });
  };
  for (const field of asItems(state.resolve(form?.entries.get('Fields')))) {
    visit(field, { name: '', type: '', depth: 0 });
  }
  return found;
}
