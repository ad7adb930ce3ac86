import { attachedFiles } from './describe-objects.ts';
import type { PdfState } from './pdf/open-pdf.ts';
import { readOrNull } from './pdf/pdf-trouble.ts';

/** The bytes of the attached file with that name; null when there is none or it cannot be unpacked. */
export function readAttachment(state: PdfState, name: string): Buffer | null {
  const found = attachedFiles(state).filter((file) => file.name === name);
  const [only, second] = found;
  if (only === undefined || second !== undefined) return null;
  const files = state.dictionary(state.dictionary(only.specification)?.entries.get('EF'));
  return readOrNull(() => state.stream(files?.entries.get('F')));
}
